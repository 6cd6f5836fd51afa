package vn.tangthu.vietnamese;

/** The classes of characters that make up tokens. */
final class Characters {
    private Characters() {}

    static boolean isLetterOrDigit(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.LETTER_NUMBER;
    }

    static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Invisible characters that stand inside a word without parting it; a soft hyphen is the usual one in PDF. */
    static boolean isJoiner(int c) {
        return switch (c) {
            case 0x00AD, 0x200C, 0x200D, 0x2060, 0xFEFF -> true;
            default -> false;
        };
    }
}
