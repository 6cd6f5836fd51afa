package vn.tangthu.search.elasticsearch;

import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.definition.PageField;

/**
 * Names in the index. One Elasticsearch document holds a document with all its pages as nested documents, so that it is
 * replaced as a whole.
 */
final class Fields {
    static final String DOCUMENT = "document";
    static final String DOCUMENT_VERSION = IndexDefinition.DOCUMENT_VERSION;

    /** The title as it was, for working out what of a query it answers alone. */
    static final String STORED_TITLE = "stored_title";

    static final String PAGES = "pages";
    static final String NUMBER = PAGES + "." + IndexDefinition.NUMBER;
    static final String TEXT = PAGES + "." + PageField.TEXT.fieldName();
    static final String TITLE = PAGES + "." + PageField.TITLE.fieldName();

    /** The same text analysed a second time. */
    static final String PAIRS = TEXT + "." + PageField.PAIRS.fieldName();

    private Fields() {}
}
