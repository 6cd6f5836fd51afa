package vn.tangthu.search;

/** Number of documents (not pages) in the result with this value. */
public record FacetCount(String value, long count) {}
