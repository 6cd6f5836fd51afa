package vn.tangthu.ingest.proposal;

/** Kinds of papers that say where their own number, date and court stand. */
public enum PaperKind {
    /** Bản án. */
    JUDGMENT,
    /** Quyết định thi hành án. */
    DECISION_ON_EXECUTION,
    /** Any other decision. */
    DECISION,
    /** Anything else. */
    OTHER
}
