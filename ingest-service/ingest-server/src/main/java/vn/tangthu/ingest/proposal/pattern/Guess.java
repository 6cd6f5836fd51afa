package vn.tangthu.ingest.proposal.pattern;

/**
 * One way to understand what was read.
 *
 * @param typed as an officer would type it
 * @param sureness 0 to 1, without how surely the letters were recognised
 */
public record Guess(String typed, double sureness) {
    Guess times(double factor) {
        return new Guess(typed, sureness * factor);
    }
}
