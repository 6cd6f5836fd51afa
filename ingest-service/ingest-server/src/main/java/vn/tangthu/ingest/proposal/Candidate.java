package vn.tangthu.ingest.proposal;

/**
 * A value that a field may have.
 *
 * @param value in the form in which it is kept
 * @param asRead what the paper says, letter for letter as it was recognised
 * @param confidence 0 to 1: how surely its words were recognised, times how surely they are the value of this field
 */
public record Candidate(String value, String asRead, double confidence, Place place) {
    Candidate withConfidence(double other) {
        return new Candidate(value, asRead, other, place);
    }
}
