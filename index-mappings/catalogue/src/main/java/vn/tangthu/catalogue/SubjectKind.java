package vn.tangthu.catalogue;

/** Whom the records of a category are about. */
public enum SubjectKind {
    PERSON,
    LEGAL_PERSON,
    /** Nobody: documents of this category belong to no record. */
    NONE
}
