package vn.tangthu.ingest.proposal;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a paper says about a field. A field that may have several values has a proposal for each.
 *
 * @param field code of the field
 * @param best the likeliest value
 * @param alternatives other values that it may have, the likeliest first; never the same value twice
 */
public record Proposal(String field, Candidate best, List<Candidate> alternatives) {
    public Proposal {
        alternatives = List.copyOf(alternatives);
    }

    public String value() {
        return best.value();
    }

    /** All that it may be, the likeliest first. */
    public Stream<Candidate> readings() {
        return Stream.concat(Stream.of(best), alternatives.stream());
    }

    public double confidence() {
        return best.confidence();
    }
}
