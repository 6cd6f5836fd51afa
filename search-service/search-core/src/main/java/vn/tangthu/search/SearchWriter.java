package vn.tangthu.search;

import java.util.Collection;
import vn.tangthu.archive.document.DocumentId;

/** Writing side of a {@link SearchEngine}. Safe for concurrent use. */
public interface SearchWriter {
    /**
     * Puts documents into the index, each replacing all that was there of it: searches see the old or the new one, never
     * a mixture. Durable, and visible to searches that begin later, when this returns.
     *
     * @throws SearchUnavailableException if that cannot be promised; nothing or all of it may have been written
     */
    void write(Collection<IndexedDocument> documents);

    /** Takes a document out; nothing happens if it is not there. Durable and visible when this returns. */
    void remove(DocumentId id);

    /** Takes everything out, for a rebuild. */
    void clear();
}
