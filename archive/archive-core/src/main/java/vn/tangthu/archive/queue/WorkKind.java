package vn.tangthu.archive.queue;

/** Kinds of work owed to a document. */
public enum WorkKind {
    /** Make the missing second copy. */
    REPLICATE,
    /** Read its pages. */
    READ,
    /** Bring the search index up to date with the registry. */
    INDEX
}
