package vn.tangthu.search;

/**
 * State of an engine, found by asking it now.
 *
 * @param documents documents in the index
 * @param pages pages in the index; of a large one, as many as there were within the last minute
 * @param ready whether it answers searches
 * @param detail why it is not ready, or what it cannot do although it answers; empty when all is well
 */
public record SearchHealth(String engine, boolean ready, long documents, long pages, String detail) {
    /** The same, but for something that it cannot do. */
    public SearchHealth but(String cannot) {
        return new SearchHealth(engine, ready, documents, pages, cannot);
    }
}
