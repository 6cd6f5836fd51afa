package vn.tangthu.archive.queue;

/** Kinds of work owed to a document, a case file or an import. */
public enum WorkKind {
    /** Make the missing second copy. */
    REPLICATE,
    /** Read its pages. */
    READ,
    /** Bring the search index up to date with the registry. */
    INDEX,
    /** Bring the search index up to date with a case file; the id of the work is that of the case file. */
    INDEX_RECORD,
    /** Check or write the rows of an import; the id of the work is that of the import. */
    IMPORT
}
