package vn.tangthu.search.definition;

import vn.tangthu.search.Facet;

/** Numbers and names that every index shares; {@link PageField} has the analysed fields. */
public final class IndexDefinition {
    /** Raised when fields, terms or scoring change: an index of an older schema is filled anew, a newer one refused. */
    public static final int SCHEMA = 1;

    /** BM25 over pages. */
    public static final float K1 = 1.2f;

    public static final float B = 0.75f;

    /** False: overlapping terms count for the length of a text as they do for the average length. */
    public static final boolean DISCOUNT_OVERLAPS = false;

    /** Number of a page in its document. */
    public static final String NUMBER = "number";

    /** Version of the document's metadata. */
    public static final String DOCUMENT_VERSION = "version";

    private IndexDefinition() {}

    /** Field of a facet: one exact value or none. The scope is a filter over that of {@link Facet#UNIT}. */
    public static String field(Facet facet) {
        return switch (facet) {
            case CATEGORY -> "category";
            case UNIT -> "unit";
            case TYPE -> "type";
            case YEAR -> "year";
        };
    }
}
