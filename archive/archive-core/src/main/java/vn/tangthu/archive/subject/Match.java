package vn.tangthu.archive.subject;

import java.util.List;

/**
 * How likely two case files are about the same subject.
 *
 * @param score 0 to 1; from {@link #CANDIDATE} on they are proposed
 * @param evidence what speaks for it first, then what speaks against it
 */
public record Match(double score, List<Evidence> evidence) {
    /** The score from which on a human is asked. */
    public static final double CANDIDATE = 0.5;

    public Match {
        evidence = List.copyOf(evidence);
    }

    public boolean candidate() {
        return score >= CANDIDATE;
    }
}
