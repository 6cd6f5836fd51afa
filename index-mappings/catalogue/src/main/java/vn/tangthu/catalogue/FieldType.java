package vn.tangthu.catalogue;

/** What the values of a field are; {@code FieldReader} says how each is read and written. */
public enum FieldType {
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    /** A person's or an organisation's name, in any order and spelling that its papers have. */
    NAME,
    /** A day. */
    DATE,
    /** A day, a month, a year, or known to be unknown. */
    PARTIAL_DATE,
    /** An entry of a code list. */
    CODE,
    /** A whole number. */
    NUMBER,
    /** Vietnamese dong. */
    MONEY,
    /** A length of time in years, months and days; for life; death. */
    SENTENCE,
    /** Number of an identity card: 9 or 12 digits. */
    IDENTITY_NUMBER,
    /** Number of a document, for example {@code 12/2020/HSST}. */
    DOCUMENT_NUMBER,
    /** Yes or no. */
    FLAG,
    /** Code of a unit. */
    UNIT
}
