package vn.tangthu.search;

/** Dimensions of a result list that every entry has, and that are always counted. */
public enum Facet implements Dimension {
    /** A code of {@link EntryKind}. */
    KIND,
    CATEGORY,
    UNIT,
    /** Type of a document; records have none and are not counted. */
    TYPE,
    /** Year of the document's date, as four digits; entries without a date are not counted. */
    YEAR
}
