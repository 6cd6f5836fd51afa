package vn.tangthu.vietnamese;

/**
 * A syllable, word or number of a text.
 *
 * @param from first character in the original text (UTF-16 index)
 * @param to one past the last
 * @param exact normalised and lower-cased, marks kept: {@link VietnameseText#exact}
 * @param folded without marks: {@link VietnameseText#fold}
 */
public record Token(int from, int to, String exact, String folded) {}
