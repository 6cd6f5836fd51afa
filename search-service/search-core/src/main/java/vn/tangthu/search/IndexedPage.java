package vn.tangthu.search;

/** Text of a page for the index, exactly as the registry holds it. */
public record IndexedPage(int number, String text) {}
