package vn.tangthu.search;

/** Dimensions of a result list that can be counted and filtered by. */
public enum Facet {
    CATEGORY,
    UNIT,
    TYPE,
    /** Year of the document's date, as four digits; documents without a date are not counted. */
    YEAR
}
