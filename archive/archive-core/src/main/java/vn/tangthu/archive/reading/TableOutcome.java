package vn.tangthu.archive.reading;

import vn.tangthu.archive.document.Failure;

/** How reading a table ended. */
public sealed interface TableOutcome {
    /** All rows were handed over. */
    record Completed(int rows) implements TableOutcome {}

    /** The listener wanted no more. */
    record Stopped() implements TableOutcome {}

    /**
     * Reading ended early; rows handed over until then are good.
     *
     * @param failure its page is the row where it happened, where that is known
     */
    record Failed(Failure failure) implements TableOutcome {}
}
