package vn.tangthu.catalogue.value;

import java.util.regex.Pattern;

/** What characters a typed text has. Every value of an import passes here, which is why these are loops and not patterns. */
final class TypedText {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final String PUNCTUATION_OF_NAMES = " .,'’()/&\"“”+-–";
    private static final int LETTERS_MARKS_NUMBERS = types(
            Character.UPPERCASE_LETTER,
            Character.LOWERCASE_LETTER,
            Character.TITLECASE_LETTER,
            Character.MODIFIER_LETTER,
            Character.OTHER_LETTER,
            Character.NON_SPACING_MARK,
            Character.ENCLOSING_MARK,
            Character.COMBINING_SPACING_MARK,
            Character.DECIMAL_DIGIT_NUMBER,
            Character.LETTER_NUMBER,
            Character.OTHER_NUMBER);
    private static final int INVISIBLE = types(
            Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.FORMAT);
    private static final int SEPARATORS =
            types(Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR);

    private TypedText() {}

    /** A bit for each. */
    private static int types(byte... types) {
        int bits = 0;
        for (byte type : types) {
            bits |= 1 << type;
        }
        return bits;
    }

    /** Whether it has characters that nobody sees, but for tabs and ends of lines. */
    static boolean hasControls(String text) {
        return first(text, TypedText::isControl) < text.length();
    }

    private static boolean isControl(int c) {
        return (c < ' ' || c > '~') && c != '\t' && c != '\n' && is(c, INVISIBLE);
    }

    /** Whether it has nothing but what names are written with. */
    static boolean isName(String text) {
        return !text.isEmpty() && first(text, c -> !isPartOfName(c)) == text.length();
    }

    private static boolean isPartOfName(int c) {
        return is(c, LETTERS_MARKS_NUMBERS) || PUNCTUATION_OF_NAMES.indexOf(c) >= 0;
    }

    /** Each run of white space becomes one space. */
    static String oneLine(String text) {
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' ? space : isOtherSpace(c)) {
                return SPACES.matcher(text).replaceAll(" ");
            }
            space = c == ' ';
        }
        return text;
    }

    private static boolean isOtherSpace(char c) {
        return c < ' ' ? Character.isWhitespace(c) : (c > '~' && is(c, SEPARATORS));
    }

    private static boolean is(int c, int types) {
        return ((1 << Character.getType(c)) & types) != 0;
    }

    @FunctionalInterface
    private interface Kind {
        boolean has(int c);
    }

    /** Where the first character of a kind is; the length if there is none. */
    private static int first(String text, Kind kind) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (kind.has(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }
}
