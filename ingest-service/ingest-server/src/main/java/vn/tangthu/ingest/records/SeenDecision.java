package vn.tangthu.ingest.records;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.document.DocumentId;

/**
 * A decision about a value that was read from a paper, as the caller may see it. Whoever sees a record may not read each paper
 * that was ever tied with it: where the paper lies, and what it says, is then withheld. What the record said stays.
 *
 * @param readable whether the caller may read the paper
 */
record SeenDecision(KeptDecision kept, boolean readable) {
    @Nullable
    DocumentId document() {
        return readable ? kept.decision().document() : null;
    }

    /** From 1, or 0 where nothing was read; null if it is withheld. */
    @Nullable
    Integer page() {
        return readable ? kept.decision().page() : null;
    }

    /** Null also where nothing was read. */
    @Nullable
    String readValue() {
        return readable ? kept.decision().readValue() : null;
    }
}
