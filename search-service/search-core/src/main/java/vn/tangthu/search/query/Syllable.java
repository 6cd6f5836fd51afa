package vn.tangthu.search.query;

/**
 * One syllable of a query.
 *
 * @param exact normalised and lower-cased, marks kept
 * @param folded without marks, by the same function as the index
 * @param marked whether it was typed with marks: only then does the exact form count (and score) above the folded one
 */
public record Syllable(String exact, String folded, boolean marked) {}
