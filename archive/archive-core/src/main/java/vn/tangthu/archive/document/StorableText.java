package vn.tangthu.archive.document;

/**
 * Text that every store can keep: PostgreSQL refuses U+0000, and UTF-8 has no lone surrogates. Each such character becomes
 * U+FFFD, so that offsets stay what they are.
 */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!storable(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            result.append(storable(text, i) ? text.charAt(i) : REPLACEMENT);
        }
        return result.toString();
    }

    private static boolean storable(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c != 0;
    }
}
