package vn.tangthu.archive.document;

/** Where the text of a page comes from. */
public enum TextSource {
    /** The file's own text. */
    BORN_DIGITAL,
    /** Recognised from the image. */
    RECOGNISED,
    /** An empty page, or one without any text. */
    NONE
}
