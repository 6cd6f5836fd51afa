package vn.tangthu.vietnamese;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the tokens of a text: runs of letters and digits with their marks. Everything else parts tokens, so
 * {@code 59/2020/NĐ-CP} is four of them. An ideograph is a token of its own. A run without end is cut into pieces that an
 * index can hold, never dropped.
 */
final class TokenScanner {
    /** Characters in one token at most; an index term holds 32,766 bytes, and no word comes near to either. */
    static final int MAX_LENGTH = 200;

    private final TermCache cache;
    private String text;
    private int at;
    private int from;
    private int to;
    private TermCache.@Nullable Terms terms;

    TokenScanner(String text) {
        this(text, new TermCache());
    }

    TokenScanner(String text, TermCache cache) {
        this.text = text;
        this.cache = cache;
    }

    /** Starts again on another text; the terms already worked out are kept. */
    void reset(String other) {
        text = other;
        at = 0;
    }

    boolean next() {
        int length = text.length();
        while (at < length) {
            int c = text.codePointAt(at);
            if (Characters.isLetterOrDigit(c)) {
                from = at;
                at += Character.charCount(c);
                to = at;
                extend(Character.isIdeographic(c));
                terms = null;
                return true;
            }
            at += Character.charCount(c);
        }
        return false;
    }

    private void extend(boolean marksOnly) {
        while (at < text.length() && at - from < MAX_LENGTH) {
            int c = text.codePointAt(at);
            boolean letter = !marksOnly && Characters.isLetterOrDigit(c) && !Character.isIdeographic(c);
            if (!letter && !Characters.isMark(c) && !Characters.isJoiner(c)) {
                return;
            }
            at += Character.charCount(c);
            if (!Characters.isJoiner(c)) {
                to = at;
            }
        }
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The syllable with its marks where they belong; case stays. */
    String canonical() {
        return terms().canonical();
    }

    String exact() {
        return terms().exact();
    }

    String folded() {
        return terms().folded();
    }

    private TermCache.Terms terms() {
        TermCache.Terms known = terms;
        if (known == null) {
            known = cache.find(text, from, to);
            terms = known;
        }
        return known;
    }
}
