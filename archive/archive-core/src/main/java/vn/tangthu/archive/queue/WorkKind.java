package vn.tangthu.archive.queue;

/** Kinds of work owed to a document, or to a case file. */
public enum WorkKind {
    /** Make the missing second copy. */
    REPLICATE,
    /** Read its pages. */
    READ,
    /** Bring the search index up to date with the registry. */
    INDEX,
    /** Bring the search index up to date with a case file; the id of the work is that of the case file. */
    INDEX_RECORD
}
