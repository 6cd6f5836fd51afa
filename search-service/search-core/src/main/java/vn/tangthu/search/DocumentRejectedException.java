package vn.tangthu.search;

import java.util.Map;
import java.util.TreeMap;
import vn.tangthu.archive.document.DocumentId;

/**
 * The engine does not take certain documents, although it works: their text is too large for it, for instance. Trying
 * again does not help until somebody changes a setting or the document.
 */
public final class DocumentRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reasons for each document rejected why, without any of its text */
    public DocumentRejectedException(Map<DocumentId, String> reasons) {
        super("Công cụ tìm kiếm không nhận " + reasons.size() + " tài liệu / the search engine does not take "
                + reasons.size() + " documents: " + new TreeMap<>(reasons));
    }
}
