package vn.tangthu.search;

/**
 * State of an engine, found by asking it now.
 *
 * @param documents documents in the index
 * @param pages pages in the index; of a large one, as many as there were within the last minute
 * @param detail why it is not ready; empty otherwise
 */
public record SearchHealth(String engine, boolean ready, long documents, long pages, String detail) {}
