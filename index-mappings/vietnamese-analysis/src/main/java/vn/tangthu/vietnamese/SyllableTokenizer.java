package vn.tangthu.vietnamese;

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
    String exactTerm() {
        return IndexTerms.exact(scanner.exact());
    }

    @Override
    String foldedTerm() {
        return IndexTerms.folded(scanner.folded());
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
