package vn.tangthu.archive.subject;

import java.time.Instant;
import java.util.List;
import vn.tangthu.archive.casefile.CaseFileId;

/**
 * What somebody decided about subjects, as it is seen within a scope.
 *
 * @param parts the case files that were one subject before a merge, or are from a split on; or the two that are kept apart. At
 *     least two parts, none of them empty
 * @param reason why; empty if it was written about case files outside the scope as well
 */
public record SubjectDecision(Kind kind, List<List<CaseFileId>> parts, String reason, Instant at, String by) {
    public SubjectDecision {
        parts = parts.stream().map(List::copyOf).toList();
    }

    /** What was decided. Stored by name. */
    public enum Kind {
        MERGED,
        SPLIT,
        KEPT_APART
    }
}
