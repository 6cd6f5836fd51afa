package vn.tangthu.archive.registry;

/** By what documents are counted. */
public enum Dimension {
    CATEGORY,
    UNIT,
    TYPE,
    /** Year of the document's date; empty where it has none. */
    YEAR,
    STATE,
    /** Month of receipt as {@code yyyy-MM}, by the calendar of Viet Nam. */
    MONTH_RECEIVED
}
