package vn.tangthu.vietnamese;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The normal form of Vietnamese text and its syllables. Index and query go through these same functions; text in NFC and
 * in NFD gives the same terms.
 */
public final class VietnameseText {
    /** The spellings that the two orthographies write with i or with y: lý/lí, mỹ/mĩ, kỹ/kĩ, quý/quí. */
    private static final Pattern FINAL_Y = Pattern.compile("(?:[hklmstv]|qu)y");

    private VietnameseText() {}

    /**
     * The text in NFC, with đ for its look-alike ð, marks in one order, and the tone of each syllable on one canonical
     * letter: {@code hoà} and {@code hòa} become the same. Case, spaces and punctuation stay.
     */
    public static String normalise(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        TokenScanner scanner = new TokenScanner(text, TermCache.SHARED);
        int done = 0;
        while (scanner.next()) {
            result.append(text, done, scanner.from()).append(scanner.canonical());
            done = scanner.to();
        }
        return Normalizer.normalize(result.append(text, done, text.length()), Normalizer.Form.NFC);
    }

    /** The exact term of one syllable: normalised and lower-cased. Applying it twice changes nothing. */
    public static String exact(String syllable) {
        String lower = TonePlacement.canonical(syllable).toLowerCase(Locale.ROOT);
        return TonePlacement.canonical(lower);
    }

    /**
     * The folded term of one syllable: lower case, no marks, {@code d} for {@code đ}, compatibility forms such as
     * ligatures resolved, and {@code i} for {@code y} where both spellings are in use (Lý/Lí, Mỹ/Mĩ, quý/quí). Never
     * empty for a syllable that has a letter or digit. Applying it twice changes nothing.
     */
    public static String fold(String syllable) {
        String plain = lettersAndDigits(stripMarks(syllable)).toLowerCase(Locale.ROOT);
        String folded = lettersAndDigits(stripMarks(plain));
        if (folded.isEmpty()) {
            return exact(syllable);
        }
        return FINAL_Y.matcher(folded).matches() ? folded.substring(0, folded.length() - 1) + 'i' : folded;
    }

    /** The text without marks, for people to read: {@code Nguyễn Văn Lý} becomes {@code Nguyen Van Ly}. */
    public static String stripMarks(String text) {
        if (isAscii(text)) {
            return text;
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder result = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> !Characters.isMark(c)).forEach(c -> result.appendCodePoint(withoutBar(c)));
        return result.toString();
    }

    /** Numbers and dates are, and come by the million. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text was written with marks: tone, vowel quality or đ. */
    public static boolean hasMarks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .anyMatch(c -> Characters.isMark(c) || withoutBar(c) != c);
    }

    /** The syllables, words and numbers of a text, in order, with offsets into that very text. */
    public static List<Token> tokens(String text) {
        List<Token> result = new ArrayList<>();
        TokenScanner scanner = new TokenScanner(text, TermCache.SHARED);
        while (scanner.next()) {
            result.add(new Token(scanner.from(), scanner.to(), scanner.exact(), scanner.folded()));
        }
        return result;
    }

    private static int withoutBar(int c) {
        return switch (c) {
            case 'đ', 'ð' -> 'd';
            case 'Đ', 'Ð', 'Ɖ' -> 'D';
            default -> c;
        };
    }

    private static String lettersAndDigits(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().filter(Characters::isLetterOrDigit).forEach(result::appendCodePoint);
        return result.toString();
    }
}
