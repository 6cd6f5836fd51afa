package vn.tangthu.archive.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.Sha256;

/**
 * The system of record, as the machine's own workers see it: without a scope, since they serve every unit and show nothing
 * to anyone. Never injected into anything that answers a person.
 *
 * <p>Each method is one transaction.
 */
public interface ReadingDesk {
    Optional<Document> find(DocumentId id);

    /** The second copy is there: state STORED, and reading is asked for. Does nothing for other states. */
    void replicated(DocumentId id, List<String> copies, AuditEvent event);

    /**
     * Reading begins: state READING, type and number of pages are known for all documents over these bytes whose reading
     * began. Until then a document shows nothing of what was read of its bytes for another: it would tell that somebody
     * else has them.
     */
    void started(DocumentId id, String mediaType, int pages);

    /** Pages of these bytes that need not be read again: read before, and without a {@link Page#failure()}. */
    Set<Integer> pagesRead(Sha256 sha256);

    /** Keeps a page of these bytes; the same number again replaces it. */
    void savePage(Sha256 sha256, Page page);

    /** All pages are read; asks for indexing. The state stays READING until {@link #indexed}. */
    void completed(DocumentId id, AuditEvent event);

    /** Reading failed for good: state FAILED. A page read before stays. */
    void failed(DocumentId id, Failure failure, AuditEvent event);

    /** Waits for something outside, such as text recognition: the failure shows, the state goes back to STORED. */
    void waiting(DocumentId id, Failure failure);

    /**
     * The index now durably holds this version of the metadata with all pages: state SEARCHABLE, unless the document
     * failed or was asked to be read again meanwhile.
     */
    void indexed(DocumentId id, long version);

    /** Pages of these bytes by number. */
    List<Page> pages(Sha256 sha256);

    /** Texts of these bytes by number of the page, without the words: what the index needs. */
    SortedMap<Integer, String> texts(Sha256 sha256);

    /**
     * Asks for indexing of every document that was read: the index was lost, or its schema is new. Searchable documents go
     * back to state READING, all pages read, so that they count as pending until they are {@link #indexed} again.
     *
     * @return how many
     */
    long reindexAll(Instant notBefore);

    /** Calls with every document that was read completely, and so should be in the index, in bounded memory. */
    void forEachSearchable(Consumer<Document> consumer);

    /** Those of these documents that were read completely, and so should be in the index. */
    Set<DocumentId> searchable(Collection<DocumentId> documents);
}
