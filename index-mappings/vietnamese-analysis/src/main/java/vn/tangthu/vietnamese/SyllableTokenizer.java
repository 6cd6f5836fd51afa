package vn.tangthu.vietnamese;

import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Terms of the syllables of a text. */
final class SyllableTokenizer extends ScanningTokenizer {
    private final TokenScanner scanner = new TokenScanner("");

    @Override
    void begin(String text) {
        scanner.reset(text);
    }

    @Override
    boolean advance() {
        return scanner.next();
    }

    @Override
    void exact(CharTermAttribute term) {
        term.append(IndexTerms.exact(scanner.exact()));
    }

    @Override
    void folded(CharTermAttribute term) {
        IndexTerms.folded(term, scanner.folded());
    }

    @Override
    int from() {
        return scanner.from();
    }

    @Override
    int to() {
        return scanner.to();
    }
}
