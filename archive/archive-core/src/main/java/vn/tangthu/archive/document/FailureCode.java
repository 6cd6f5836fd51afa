package vn.tangthu.archive.document;

/** Why a document could not be read. Names are stable: they are part of the API. */
public enum FailureCode {
    EMPTY_FILE,
    /** Cut off or damaged so that nothing can be read. */
    DAMAGED,
    PASSWORD_PROTECTED,
    NO_PAGES,
    UNSUPPORTED_TYPE,
    /** Unpacks to more than the limits allow. */
    ARCHIVE_TOO_LARGE,
    /** Archives inside archives, deeper than the limit. */
    ARCHIVE_TOO_DEEP,
    /** An image with more pixels than the limit allows. */
    IMAGE_TOO_LARGE,
    OUTPUT_TOO_LARGE,
    /** A table with more rows or columns than the limits allow. */
    TABLE_TOO_LARGE,
    /** A table whose quotes do not match. */
    TABLE_MALFORMED,
    TIMED_OUT,
    OUT_OF_MEMORY,
    /** The reading process died. */
    CRASHED,
    /** Text recognition is not installed; read as soon as it is. */
    OCR_MISSING,
    /** The media or the work folder have no room or cannot be used; read as soon as they can. */
    RESOURCES_MISSING,
    /** The original cannot be had from any copy. */
    ORIGINAL_UNAVAILABLE,
    /** Was read, but the search index does not take its text. */
    NOT_INDEXED,
    INTERNAL;

    /** Whether this says something about the machine alone: the document is read as soon as that has what it lacks. */
    public boolean waits() {
        return this == OCR_MISSING || this == RESOURCES_MISSING;
    }
}
