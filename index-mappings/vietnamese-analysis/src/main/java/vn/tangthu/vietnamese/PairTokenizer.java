package vn.tangthu.vietnamese;

import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Terms of the pairs of neighbouring syllables of a text. */
final class PairTokenizer extends ScanningTokenizer {
    private final TokenScanner scanner = new TokenScanner("");
    private String firstExact = "";
    private String firstFolded = "";
    private String secondExact = "";
    private String secondFolded = "";
    private int firstFrom;
    private int secondFrom;
    private int to;

    @Override
    void begin(String text) {
        scanner.reset(text);
        read();
    }

    @Override
    boolean advance() {
        firstExact = secondExact;
        firstFolded = secondFolded;
        firstFrom = secondFrom;
        return !firstExact.isEmpty() && read();
    }

    private boolean read() {
        if (!scanner.next()) {
            secondExact = "";
            return false;
        }
        secondExact = scanner.exact();
        secondFolded = scanner.folded();
        secondFrom = scanner.from();
        to = scanner.to();
        return true;
    }

    @Override
    void exact(CharTermAttribute term) {
        IndexTerms.exactPair(term, firstExact, secondExact);
    }

    @Override
    void folded(CharTermAttribute term) {
        IndexTerms.foldedPair(term, firstFolded, secondFolded);
    }

    @Override
    int from() {
        return firstFrom;
    }

    @Override
    int to() {
        return to;
    }
}
