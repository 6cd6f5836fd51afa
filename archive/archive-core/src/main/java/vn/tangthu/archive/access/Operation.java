package vn.tangthu.archive.access;

/** What a role may allow. */
public enum Operation {
    /** Put documents into the archive and follow one's own uploads. */
    UPLOAD,
    /** Correct the metadata of documents, retry failed ones. */
    CORRECT,
    /** Enter records and change them, where the unit has the authority. */
    ENTER,
    /** Search, and view records and pages. */
    SEARCH,
    /** Download originals. */
    DOWNLOAD,
    /** See figures without persons: counts by category, unit and year. */
    SEE_FIGURES,
    /** See the state of the parts, metrics and queues. */
    SEE_HEALTH,
    /** Read and verify the audit trail. */
    INSPECT_AUDIT,
    /** Create accounts, grant roles, issue and revoke tokens. */
    MANAGE_ACCOUNTS
}
