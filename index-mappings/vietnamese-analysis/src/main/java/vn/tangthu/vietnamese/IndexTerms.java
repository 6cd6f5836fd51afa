package vn.tangthu.vietnamese;

import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How tokens are written in an index. Tokens hold letters, digits and marks only, so neither the prefix of folded terms
 * nor the space within pairs can clash with anything typed.
 */
public final class IndexTerms {
    private static final char FOLDED = '_';

    private IndexTerms() {}

    public static String exact(String exact) {
        return exact;
    }

    public static String folded(String folded) {
        return FOLDED + folded;
    }

    static void folded(CharTermAttribute term, String folded) {
        term.append(FOLDED).append(folded);
    }

    /** Pair of neighbours, marks kept. */
    public static String exactPair(String first, String second) {
        return first + ' ' + second;
    }

    static void exactPair(CharTermAttribute term, String first, String second) {
        term.append(first).append(' ').append(second);
    }

    /** Pair of folded neighbours. */
    public static String foldedPair(String first, String second) {
        return FOLDED + first + ' ' + second;
    }

    static void foldedPair(CharTermAttribute term, String first, String second) {
        term.append(FOLDED).append(first).append(' ').append(second);
    }
}
