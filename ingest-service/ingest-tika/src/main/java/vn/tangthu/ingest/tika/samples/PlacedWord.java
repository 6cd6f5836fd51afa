package vn.tangthu.ingest.tika.samples;

/**
 * A word at a known place.
 *
 * @param page from 1
 * @param x left edge, as a fraction of the page's width; the others likewise, from the upper left corner
 */
public record PlacedWord(int page, String text, double x, double y, double w, double h) {}
