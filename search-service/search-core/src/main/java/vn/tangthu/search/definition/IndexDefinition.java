package vn.tangthu.search.definition;

import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Facet;

/** Numbers and names that every index shares; {@link PageField} has the analysed fields. */
public final class IndexDefinition {
    /** Raised when fields, terms or scoring change: an index of an older schema is filled anew, a newer one refused. */
    public static final int SCHEMA = 3;

    /** BM25 over pages. */
    public static final float K1 = 1.2f;

    public static final float B = 0.75f;

    /** False: overlapping terms count for the length of a text as they do for the average length. */
    public static final boolean DISCOUNT_OVERLAPS = false;

    /** Number of a page in its document. */
    public static final String NUMBER = "number";

    /** Version of the document's metadata. */
    public static final String DOCUMENT_VERSION = "version";

    /** Attributes, each field of them by its code. */
    public static final String ATTRIBUTES = "attributes";

    private IndexDefinition() {}

    /**
     * Where the values of a dimension are: of a facet one or none, of a field of records any number. The scope is a filter
     * over that of {@link Facet#UNIT}.
     */
    public static String field(Dimension dimension) {
        return switch (dimension) {
            case Facet.KIND -> "kind";
            case Facet.CATEGORY -> "category";
            case Facet.UNIT -> "unit";
            case Facet.TYPE -> "type";
            case Facet.YEAR -> "year";
            case AttributeField(String code) -> ATTRIBUTES + "." + code;
        };
    }
}
