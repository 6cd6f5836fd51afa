package vn.tangthu.ingest.proposal.text;

import java.util.Locale;
import java.util.regex.Pattern;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Text as patterns see it: lower case, no marks, plain punctuation. Recognition loses marks long before it loses letters, so
 * what is looked for is looked for without them.
 */
public final class Folding {
    private Folding() {}

    /** A pattern over folded text, written in lower case and, for people, with marks. */
    public static Pattern pattern(String readable) {
        return Pattern.compile(VietnameseText.stripMarks(readable));
    }

    /** Folds one character; empty for a mark or an invisible one. */
    static String fold(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7F ? String.valueOf((char) Character.toLowerCase(c)) : c == '\n' ? "\n" : " ";
        }
        return switch (c) {
            case 0x2013, 0x2014, 0x2010, 0x2011, 0x2012, 0x2212 -> "-";
            case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x2033 -> "\"";
            case 0x2018, 0x2019, 0x201A, 0x2032 -> "'";
            case 0x2022, 0x25CF, 0x25AA, 0xB7 -> "*";
            case 0x2044 -> "/";
            case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> "";
            default -> letter(c);
        };
    }

    private static String letter(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return " ";
        }
        return VietnameseText.stripMarks(
                VietnameseText.stripMarks(Character.toString(c)).toLowerCase(Locale.ROOT));
    }
}
