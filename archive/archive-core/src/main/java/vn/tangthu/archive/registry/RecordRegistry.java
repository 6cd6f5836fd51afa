package vn.tangthu.archive.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;

/**
 * The system of record, as people see it. What is outside the scope is answered like what is not there.
 *
 * <p>Papers follow their case files: whoever may see a case file that is not deleted may also read the documents tied with
 * it, whatever unit keeps them. That goes for {@link #find}, {@link #findAll}, {@link #history}, {@link #page} and {@link
 * #pages}, as long as the tie is there, and for nothing else: lists and counts are about what the units of the scope keep
 * themselves, and only they change it.
 *
 * <p>What a document points to shows by the unit that keeps it alone. {@code parent} and {@code pathInParent} are null where the parent lies
 * outside the scope; {@code duplicateOf} is the earliest document over the same bytes that lies in the scope of the read, if
 * that is not the document itself.
 *
 * <p>Each changing method is one transaction: the record, its audit entry and its queue rows are written together or not
 * at all, and are durable when the method returns.
 */
public interface RecordRegistry {
    /**
     * Registers a document over a stored object and asks for its reading (or its second copy first).
     *
     * <p>Registering the same id again returns what is there and changes nothing.
     *
     * @throws IllegalArgumentException if the unit lies outside the scope, or the id belongs to a document outside it
     */
    Document register(AccessScope scope, Registration registration, AuditEvent event);

    /** One document, to be read. */
    Optional<Document> find(AccessScope scope, DocumentId id);

    /** Many documents at once, for a result list; those that cannot be read are left out. */
    Map<DocumentId, Document> findAll(AccessScope scope, Collection<DocumentId> ids);

    /** Documents that match and are kept in the scope, newest first. */
    List<Document> list(AccessScope scope, DocumentFilter filter, int limit);

    /**
     * Replaces the metadata and asks for indexing. Both the old unit and the new one must lie in the scope.
     *
     * @param expectedVersion the version that the caller saw
     * @param reason why, 1 to 500 characters
     */
    Correction correct(
            AccessScope scope, DocumentId id, long expectedVersion, Metadata metadata, String reason, AuditEvent event);

    /** All versions of the metadata, oldest first; empty if the document cannot be read. */
    List<MetadataVersion> history(AccessScope scope, DocumentId id);

    /**
     * Asks for a failed document to be read again (state STORED), or for the pages with a failure of a searchable one
     * (state READING until it was read and indexed again; what the index holds of it stays).
     *
     * @return false if it is not kept in the scope, or neither it nor a page of it failed
     */
    boolean retry(AccessScope scope, DocumentId id, AuditEvent event);

    /** One page; empty if the document cannot be read, its own reading did not begin or the page was not read yet. */
    Optional<Page> page(AccessScope scope, PageRef ref);

    /** Many pages at once, for boxes on a result list; those that cannot be read are left out. */
    Map<PageRef, Page> pages(AccessScope scope, Collection<PageRef> refs);

    /** Counts for the coverage line; the filter's paging and state are not looked at. */
    Coverage coverage(AccessScope scope, DocumentFilter filter);

    /** Counts of documents and pages by one dimension, largest first. */
    List<FigureRow> figures(AccessScope scope, Dimension dimension);
}
