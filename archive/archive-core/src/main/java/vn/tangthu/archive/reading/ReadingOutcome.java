package vn.tangthu.archive.reading;

import vn.tangthu.archive.document.Failure;

/** How reading a file ended. */
public sealed interface ReadingOutcome {
    /** All pages and attachments were handed over. */
    record Completed(int pages) implements ReadingOutcome {}

    /** Reading ended early; pages handed over until then are good. */
    record Failed(Failure failure) implements ReadingOutcome {}
}
