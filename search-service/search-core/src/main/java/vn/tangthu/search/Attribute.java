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
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A value of " + field.code() + " has 1 to " + LONGEST + " characters");
        }
    }

    public static Attribute of(String field, String value) {
        return new Attribute(new AttributeField(field), value);
    }
}
