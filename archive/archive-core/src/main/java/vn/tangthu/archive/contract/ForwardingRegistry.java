package vn.tangthu.archive.contract;

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
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.registry.Registration;

/** Passes everything on; mutants and fault runs override what they spoil. */
public class ForwardingRegistry implements RecordRegistry {
    private final RecordRegistry registry;

    public ForwardingRegistry(RecordRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Document register(AccessScope scope, Registration registration, AuditEvent event) {
        return registry.register(scope, registration, event);
    }

    @Override
    public Optional<Document> find(AccessScope scope, DocumentId id) {
        return registry.find(scope, id);
    }

    @Override
    public Map<DocumentId, Document> findAll(AccessScope scope, Collection<DocumentId> ids) {
        return registry.findAll(scope, ids);
    }

    @Override
    public List<Document> list(AccessScope scope, DocumentFilter filter, int limit) {
        return registry.list(scope, filter, limit);
    }

    @Override
    public Correction correct(
            AccessScope scope,
            DocumentId id,
            long expectedVersion,
            Metadata metadata,
            String reason,
            AuditEvent event) {
        return registry.correct(scope, id, expectedVersion, metadata, reason, event);
    }

    @Override
    public List<MetadataVersion> history(AccessScope scope, DocumentId id) {
        return registry.history(scope, id);
    }

    @Override
    public boolean retry(AccessScope scope, DocumentId id, AuditEvent event) {
        return registry.retry(scope, id, event);
    }

    @Override
    public Optional<Page> page(AccessScope scope, PageRef ref) {
        return registry.page(scope, ref);
    }

    @Override
    public Map<PageRef, Page> pages(AccessScope scope, Collection<PageRef> refs) {
        return registry.pages(scope, refs);
    }

    @Override
    public Coverage coverage(AccessScope scope, DocumentFilter filter) {
        return registry.coverage(scope, filter);
    }

    @Override
    public List<FigureRow> figures(AccessScope scope, Dimension dimension) {
        return registry.figures(scope, dimension);
    }
}
