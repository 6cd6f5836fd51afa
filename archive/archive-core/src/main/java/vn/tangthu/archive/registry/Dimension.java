package vn.tangthu.archive.registry;

/** By what documents are counted. */
public enum Dimension {
    CATEGORY,
    UNIT,
    TYPE,
    YEAR,
    STATE,
    /** Month of receipt as {@code yyyy-MM}. */
    MONTH_RECEIVED
}
