package vn.tangthu.archive.document;

/** Where a document stands on its way from receipt to search. */
public enum DocumentState {
    /** One verified copy only: no receipt yet; the second copy is made when its medium is back. */
    STORED_ONCE,
    /** Two verified copies; waiting to be read. */
    STORED,
    /** Pages are being read. */
    READING,
    /** All pages are in the search index. */
    SEARCHABLE,
    /** Could not be read; {@link Document#failure()} says why. The original is safe and can be retried. */
    FAILED
}
