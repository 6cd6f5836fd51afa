package vn.tangthu.search;

/**
 * An exact value that an entry has in a field.
 *
 * @param value compared as it is, 1 to {@value #LONGEST} characters
 */
public record Attribute(AttributeField field, String value) {
    /** Engines take no endless terms. */
    public static final int LONGEST = 4000;

    public Attribute {
        if (!fits(value)) {
            throw new IllegalArgumentException("A value of " + field.code() + " has 1 to " + LONGEST + " characters");
        }
    }

    /** Whether a text can be a value: what is longer is not filtered by. */
    public static boolean fits(String value) {
        return !value.isEmpty() && value.length() <= LONGEST;
    }

    public static Attribute of(String field, String value) {
        return new Attribute(new AttributeField(field), value);
    }
}
