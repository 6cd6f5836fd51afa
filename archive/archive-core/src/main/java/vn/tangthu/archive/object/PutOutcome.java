package vn.tangthu.archive.object;

import java.util.List;

/**
 * Result of a put.
 *
 * @param verifiedCopies names of the stores whose copy was written (or was there already), read back and hashed
 * @param failures one for each copy that could not be made
 */
public record PutOutcome(List<String> verifiedCopies, List<StoreFailure> failures) {
    public PutOutcome {
        verifiedCopies = List.copyOf(verifiedCopies);
        failures = List.copyOf(failures);
    }

    /** All copies that the store promises are there and verified. */
    public boolean complete() {
        return failures.isEmpty();
    }
}
