package vn.tangthu.search;

/** Number of documents found. */
public record Total(long value, Relation relation) {
    public enum Relation {
        EXACT,
        AT_LEAST
    }
}
