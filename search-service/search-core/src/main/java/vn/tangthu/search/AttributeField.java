package vn.tangthu.search;

import java.util.regex.Pattern;

/**
 * A field of which entries may have exact values, for example {@code sex}; an entry has none, one or several. Which fields
 * there are follows from the catalogue alone: an engine takes any.
 *
 * @param code 1 to 120 letters, digits and {@code . _ ~ -}
 */
public record AttributeField(String code) implements Dimension {
    /** A field with more values than this in one result is not counted: nobody chooses from such a list. */
    public static final int MOST_VALUES = 1000;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._~-]{1,120}");

    public AttributeField {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Not the code of a field: " + code);
        }
    }
}
