package vn.tangthu.search;

import java.util.Collection;
import vn.tangthu.archive.document.DocumentId;

/** Writing side of a {@link SearchEngine}. Safe for concurrent use. */
public interface SearchWriter {
    /**
     * Puts documents into the index, each replacing all that was there of it: searches see the old or the new one, never
     * a mixture. Durable, and visible to searches that begin later, when this returns. While a rebuild is under way they
     * go into the new index as well.
     *
     * <p>An older version never replaces a newer one, however late it comes: nothing happens then. The same version again
     * does replace, since its pages may have been read anew.
     *
     * @throws SearchUnavailableException if that cannot be promised; nothing or all of it may have been written
     * @throws DocumentRejectedException if the engine works but takes some of them neither now nor later; it names them,
     *     and the others were written
     */
    void write(Collection<IndexedDocument> documents);

    /** Takes a document out; nothing happens if it is not there. Durable and visible when this returns. */
    void remove(DocumentId id);

    /** Takes everything out, at once. A rebuild that was under way is given up. */
    void clear();

    /**
     * Begins to fill the index anew from the registry: nothing that is there now will be in it at the end. An engine that
     * can hold two indexes goes on answering from the old one; one that cannot begins with an empty one. An index that is
     * empty or lost is filled where it is, without being emptied again. Nothing happens if a rebuild is under way,
     * whichever process began it.
     */
    void beginRebuild();

    /** The new index is full: searches see it and the old one goes. Nothing happens if no rebuild is under way. */
    void endRebuild();
}
