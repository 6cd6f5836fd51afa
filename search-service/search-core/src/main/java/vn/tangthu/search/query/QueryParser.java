package vn.tangthu.search.query;

import java.util.ArrayList;
import java.util.List;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Reads what people type: words, {@code "phrases in quotation marks"}, and {@code -excluded} words or
 * {@code -"phrases"}. Everything can be read: a quotation mark without its partner is taken as a space, and so are signs
 * that mean nothing.
 */
public final class QueryParser {
    private static final String QUOTES = "\"“”„«»＂";

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Syllable> words = new ArrayList<>();
    private int at;

    private QueryParser(String text) {
        this.text = text;
    }

    /**
     * Never fails for a text that is short enough.
     *
     * @throws QueryTooLongException if the text is longer than {@link Query#MAX_LENGTH}
     */
    public static Query parse(String text) {
        if (text.length() > Query.MAX_LENGTH) {
            throw new QueryTooLongException(text.length());
        }
        return new QueryParser(text).read();
    }

    private Query read() {
        while (at < text.length()) {
            if (isQuote(at)) {
                quoted(false);
            } else if (isExclusion()) {
                at++;
                exclude();
            } else if (isSpace(at)) {
                at++;
            } else {
                words.addAll(syllables(word()));
            }
        }
        endRun();
        return new Query(text, clauses);
    }

    private void exclude() {
        endRun();
        if (isQuote(at)) {
            quoted(true);
        } else {
            add(syllables(word()), false, true);
        }
    }

    private void quoted(boolean excluded) {
        int end = at + 1;
        while (end < text.length() && !isQuote(end)) {
            end++;
        }
        if (end == text.length()) {
            at++;
            return;
        }
        endRun();
        add(syllables(text.substring(at + 1, end)), true, excluded);
        at = end + 1;
    }

    private String word() {
        int from = at;
        while (at < text.length() && !isSpace(at) && !isQuote(at)) {
            at++;
        }
        return text.substring(from, at);
    }

    private void endRun() {
        add(words, false, false);
        words.clear();
    }

    private void add(List<Syllable> syllables, boolean phrase, boolean excluded) {
        if (!syllables.isEmpty()) {
            clauses.add(new Clause(syllables, phrase, excluded));
        }
    }

    /** A minus sign excludes at the start of a word only, so that it may stand within document numbers. */
    private boolean isExclusion() {
        boolean starts = at == 0 || isSpace(at - 1);
        return starts
                && text.charAt(at) == '-'
                && at + 1 < text.length()
                && (isQuote(at + 1) || Character.isLetterOrDigit(text.codePointAt(at + 1)));
    }

    private boolean isQuote(int index) {
        return QUOTES.indexOf(text.charAt(index)) >= 0;
    }

    private boolean isSpace(int index) {
        char c = text.charAt(index);
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static List<Syllable> syllables(String text) {
        List<Syllable> result = new ArrayList<>();
        for (Token token : VietnameseText.tokens(text)) {
            boolean marked = VietnameseText.hasMarks(text.substring(token.from(), token.to()));
            result.add(new Syllable(token.exact(), token.folded(), marked));
        }
        return result;
    }
}
