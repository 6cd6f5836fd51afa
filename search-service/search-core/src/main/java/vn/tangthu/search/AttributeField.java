package vn.tangthu.search;

/**
 * A field of which entries may have exact values, for example {@code sex}; an entry has none, one or several. Which fields
 * there are follows from the catalogue alone: an engine takes any.
 *
 * <p>A code that ends with {@code ~} is that of a field of words: entries may be required to have some of them, but they are
 * neither counted nor chosen among, so that an engine need not keep them for that.
 *
 * @param code 1 to 120 letters, digits and {@code . _ ~ -}
 */
public record AttributeField(String code) implements Dimension {
    /** A field with more values than this in one result is not counted: nobody chooses from such a list. */
    public static final int MOST_VALUES = 1000;

    private static final int LONGEST_CODE = 120;
    private static final String WORDS = "~";

    public AttributeField {
        if (!isCode(code)) {
            throw new IllegalArgumentException("Not the code of a field: " + code);
        }
    }

    /** Whether its values are words. */
    public boolean ofWords() {
        return code.endsWith(WORDS);
    }

    /** One for each value of each record comes here. */
    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '.' && c != '_' && c != '~' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_CODE;
    }
}
