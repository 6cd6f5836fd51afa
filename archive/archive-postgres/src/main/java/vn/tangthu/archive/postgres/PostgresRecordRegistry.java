package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.registry.Registration;

/** The registry in PostgreSQL. Record, audit entry and queue row are one transaction of the database. */
public final class PostgresRecordRegistry implements RecordRegistry {
    private final Database database;
    private final PostgresAuditTrail trail;
    private final PostgresWorkQueue queue;
    private final InsertDocument insert;
    private final DocumentCounts counts;
    private final Clock clock;

    public PostgresRecordRegistry(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        queue = new PostgresWorkQueue(database, clock);
        insert = new InsertDocument(database);
        counts = new DocumentCounts(database);
        this.clock = clock;
    }

    @Override
    public Document register(AccessScope scope, Registration registration, AuditEvent event) {
        if (!scope.allows(registration.metadata().unit())) {
            throw new IllegalArgumentException("The document's unit lies outside the scope");
        }
        return database.inTransaction(() -> {
            if (insert.apply(registration, actor(event), clock.instant())) {
                WorkKind owed = registration.complete() ? WorkKind.READ : WorkKind.REPLICATE;
                queue.add(owed, registration.id(), clock.instant());
                trail.append(event);
            }
            return kept(scope, registration.id(), "")
                    .orElseThrow(() -> new IllegalArgumentException("The id is taken"));
        });
    }

    @Override
    public Optional<Document> find(AccessScope scope, DocumentId id) {
        return Optional.ofNullable(findAll(scope, List.of(id)).get(id));
    }

    private Optional<Document> kept(AccessScope scope, DocumentId id, String lock) {
        return database.sql(DocumentRows.SCOPED + " AND d.id = :id" + lock)
                .param("units", Columns.units(scope))
                .param("id", id.value())
                .query((row, number) -> DocumentRows.document(row))
                .optional();
    }

    @Override
    public Map<DocumentId, Document> findAll(AccessScope scope, Collection<DocumentId> ids) {
        Map<DocumentId, Document> result = new LinkedHashMap<>();
        database.sql(DocumentRows.READ)
                .param("units", Columns.units(scope))
                .param("ids", texts(ids.stream()))
                .query((row, number) -> DocumentRows.document(row))
                .list()
                .forEach(document -> result.put(document.id(), document));
        return result;
    }

    @Override
    public List<Document> list(AccessScope scope, DocumentFilter filter, int limit) {
        DocumentConditions conditions =
                new DocumentConditions(scope, filter).andState(filter.state()).andBefore(filter);
        String order = " ORDER BY d.received_at DESC, d.id DESC LIMIT :limit";
        return conditions
                .bind(database.sql(DocumentRows.SCOPED + conditions.sql() + order))
                .param("limit", limit)
                .query((row, number) -> DocumentRows.document(row))
                .list();
    }

    @Override
    public Correction correct(
            AccessScope scope,
            DocumentId id,
            long expectedVersion,
            Metadata metadata,
            String reason,
            AuditEvent event) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("A correction needs a reason of 1 to 500 characters");
        }
        if (!scope.allows(metadata.unit())) {
            return new Correction.NotFound();
        }
        return database.inTransaction(() -> {
            Optional<Document> current = kept(scope, id, " FOR UPDATE OF d");
            if (current.isEmpty()) {
                return new Correction.NotFound();
            }
            if (current.get().version() != expectedVersion) {
                return new Correction.Conflict(current.get());
            }
            replace(id, expectedVersion + 1, metadata);
            insert.version(id, expectedVersion + 1, metadata, actor(event), StorableText.of(reason), clock.instant());
            addIndexingIfRead(id);
            trail.append(event);
            return new Correction.Done(kept(scope, id, "").orElseThrow());
        });
    }

    private void replace(DocumentId id, long version, Metadata metadata) {
        StatementSpec update = database.sql("""
                        UPDATE documents SET version = :version, category = :category, unit = :unit, type = :type,
                            number = :number, document_date = :date, issuer = :issuer, person = :person, note = :note
                        WHERE id = :id""").param("id", id.value()).param("version", version);
        DocumentRows.with(update, metadata).update();
    }

    private void addIndexingIfRead(DocumentId id) {
        boolean read = database.sql("SELECT read_completely FROM documents WHERE id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        if (read) {
            queue.add(WorkKind.INDEX, id, clock.instant());
        }
    }

    @Override
    public List<MetadataVersion> history(AccessScope scope, DocumentId id) {
        return database.sql("SELECT v.* FROM documents d JOIN metadata_versions v ON v.document = d.id WHERE "
                        + DocumentRows.READABLE + " ORDER BY v.version")
                .param("ids", texts(Stream.of(id)))
                .param("units", Columns.units(scope))
                .query((row, number) -> DocumentRows.version(row))
                .list();
    }

    @Override
    public boolean retry(AccessScope scope, DocumentId id, AuditEvent event) {
        return database.inTransaction(() -> {
            int changed = database.sql("""
                            UPDATE documents d
                            SET state = CASE state WHEN 'FAILED' THEN 'STORED' ELSE 'READING' END,
                                read_completely = false,
                                failure_code = NULL, failure_page = NULL, failure_detail = NULL
                            WHERE id = :id AND unit = ANY(:units) AND (state = 'FAILED'
                                OR (state = 'SEARCHABLE' AND started AND EXISTS (SELECT FROM pages p
                                    WHERE p.sha256 = d.sha256 AND p.failure_code IS NOT NULL)))""")
                    .param("id", id.value())
                    .param("units", Columns.units(scope))
                    .update();
            if (changed > 0) {
                queue.add(WorkKind.READ, id, clock.instant());
                trail.append(event);
            }
            return changed > 0;
        });
    }

    @Override
    public Optional<Page> page(AccessScope scope, PageRef ref) {
        return Optional.ofNullable(pages(scope, List.of(ref)).get(ref));
    }

    @Override
    public Map<PageRef, Page> pages(AccessScope scope, Collection<PageRef> refs) {
        Map<PageRef, Page> result = new LinkedHashMap<>();
        database.sql("""
                        SELECT d.id, p.* FROM unnest(:ids::uuid[], :numbers) AS r (id, number)
                        JOIN documents d ON d.id = r.id AND d.started
                        JOIN pages p ON p.sha256 = d.sha256 AND p.number = r.number WHERE\s""" + DocumentRows.READABLE)
                .param("ids", texts(refs.stream().map(PageRef::document)))
                .param("numbers", refs.stream().map(PageRef::page).toArray(Integer[]::new))
                .param("units", Columns.units(scope))
                .query(row -> {
                    Page page = DocumentRows.page(row);
                    DocumentId id = new DocumentId(row.getObject("id", UUID.class));
                    result.put(new PageRef(id, page.number()), page);
                });
        return result;
    }

    @Override
    public Coverage coverage(AccessScope scope, DocumentFilter filter) {
        return counts.coverage(scope, filter);
    }

    @Override
    public List<FigureRow> figures(AccessScope scope, Dimension dimension) {
        return counts.figures(scope, dimension);
    }

    private static String[] texts(Stream<DocumentId> ids) {
        return ids.map(DocumentId::toString).toArray(String[]::new);
    }

    private static String actor(AuditEvent event) {
        return StorableText.of(event.act().actor().name());
    }
}
