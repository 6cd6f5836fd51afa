package vn.tangthu.ingest.proposal.text;

/**
 * A run of letters and digits in a text.
 *
 * @param from first character in {@link ReadText#folded()}
 * @param to one past the last
 * @param letters without marks, lower case, {@code i} for {@code y} where both are in use
 */
public record Syllable(int from, int to, String letters) {}
