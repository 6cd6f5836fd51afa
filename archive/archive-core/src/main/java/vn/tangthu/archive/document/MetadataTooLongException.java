package vn.tangthu.archive.document;

/** A metadata field is longer than its limit. Names the field, never its value. */
public final class MetadataTooLongException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final int limit;

    MetadataTooLongException(String field, int limit) {
        super("Field '" + field + "' has more than " + limit + " characters");
        this.field = field;
        this.limit = limit;
    }

    public String field() {
        return field;
    }

    public int limit() {
        return limit;
    }
}
