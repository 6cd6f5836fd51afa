package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.ReadingDesk;

/** The reading desk in PostgreSQL. */
public final class PostgresReadingDesk implements ReadingDesk {
    private static final int BATCH = 500;
    private final Database database;
    private final PostgresAuditTrail trail;
    private final PostgresWorkQueue queue;
    private final PageTable pages;
    private final Clock clock;

    public PostgresReadingDesk(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        queue = new PostgresWorkQueue(database, clock);
        pages = new PageTable(database);
        this.clock = clock;
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        return database.sql(DocumentRows.ALL + " WHERE d.id = :id")
                .param("id", id.value())
                .query((row, number) -> DocumentRows.document(row))
                .optional();
    }

    @Override
    public void replicated(DocumentId id, List<String> copies, AuditEvent event) {
        database.run(() -> {
            int changed = database.sql("""
                            UPDATE documents SET state = 'STORED', copies = :copies
                            WHERE id = :id AND state = 'STORED_ONCE'""")
                    .param("copies", copies.toArray(String[]::new))
                    .param("id", id.value())
                    .update();
            if (changed > 0) {
                queue.add(WorkKind.READ, id, clock.instant());
                trail.append(event);
            }
        });
    }

    @Override
    public void started(DocumentId id, String mediaType, int count) {
        database.run(() -> find(id).ifPresent(document -> {
            InsertDocument.lock(database, document.sha256());
            if (move(id, DocumentState.READING, false, null)) {
                pages.show(id, document.sha256());
                pages.announce(document.sha256(), mediaType, count);
            }
        }));
    }

    @Override
    public Set<Integer> pagesRead(Sha256 sha256) {
        return new HashSet<>(database.sql("SELECT number FROM pages WHERE sha256 = :sha256 AND failure_code IS NULL")
                .param("sha256", Columns.bytes(sha256))
                .query(Integer.class)
                .list());
    }

    @Override
    public void savePage(Sha256 sha256, Page page) {
        database.run(() -> pages.save(sha256, page));
    }

    @Override
    public void completed(DocumentId id, AuditEvent event) {
        database.run(() -> {
            if (move(id, DocumentState.READING, true, null)) {
                queue.add(WorkKind.INDEX, id, clock.instant());
                trail.append(event);
            }
        });
    }

    @Override
    public void failed(DocumentId id, Failure failure, AuditEvent event) {
        database.run(() -> {
            if (move(id, DocumentState.FAILED, false, failure)) {
                trail.append(event);
            }
        });
    }

    @Override
    public void waiting(DocumentId id, Failure failure) {
        move(id, DocumentState.STORED, false, failure);
    }

    /** Only a document with all its copies is read. */
    private boolean move(DocumentId id, DocumentState state, boolean read, @Nullable Failure failure) {
        return database.sql("""
                        UPDATE documents SET state = :state, read_completely = :read,
                            failure_code = :code, failure_page = :page, failure_detail = :detail
                        WHERE id = :id AND state <> 'STORED_ONCE'""")
                        .param("state", state.name())
                        .param("read", read)
                        .param("code", failure == null ? null : failure.code().name())
                        .param("page", failure == null ? null : failure.page())
                        .param("detail", failure == null ? null : failure.detail())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    @Override
    public void indexed(DocumentId id, long version) {
        database.sql("""
                        UPDATE documents SET state = 'SEARCHABLE'
                        WHERE id = :id AND read_completely AND version = :version AND state <> 'SEARCHABLE'""").param("id", id.value()).param("version", version).update();
    }

    @Override
    public List<Page> pages(Sha256 sha256) {
        return database.sql("SELECT * FROM pages WHERE sha256 = :sha256 ORDER BY number")
                .param("sha256", Columns.bytes(sha256))
                .query((row, number) -> DocumentRows.page(row))
                .list();
    }

    @Override
    public SortedMap<Integer, String> texts(Sha256 sha256) {
        SortedMap<Integer, String> texts = new TreeMap<>();
        database.sql("SELECT number, text FROM pages WHERE sha256 = :sha256")
                .param("sha256", Columns.bytes(sha256))
                .query(row -> {
                    texts.put(row.getInt("number"), row.getString("text"));
                });
        return texts;
    }

    /** Both in one statement, which sees the documents as they were before it. */
    @Override
    public long reindexAll(Instant notBefore) {
        return database.sql("""
                        WITH pending AS (UPDATE documents SET state = 'READING'
                            WHERE read_completely AND state = 'SEARCHABLE')
                        INSERT INTO work (kind, document, not_before)
                        SELECT 'INDEX', id, :notBefore FROM documents WHERE read_completely ORDER BY id
                        ON CONFLICT (kind, document) DO UPDATE SET generation = work.generation + 1,
                            not_before = least(work.not_before, excluded.not_before)""").param("notBefore", Columns.time(notBefore)).update();
    }

    @Override
    public Set<DocumentId> searchable(Collection<DocumentId> documents) {
        return new HashSet<>(database.sql("SELECT id FROM documents WHERE read_completely AND id = ANY(:ids)")
                .param("ids", documents.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query((row, number) -> new DocumentId(row.getObject("id", UUID.class)))
                .list());
    }

    /** In batches by id, so that no transaction stays open while the consumer works. */
    @Override
    public void forEachSearchable(Consumer<Document> consumer) {
        UUID after = new UUID(0, 0);
        List<Document> batch;
        do {
            batch = database.sql(
                            DocumentRows.ALL + " WHERE d.read_completely AND d.id > :after ORDER BY d.id LIMIT :size")
                    .param("after", after)
                    .param("size", BATCH)
                    .query((row, number) -> DocumentRows.document(row))
                    .list();
            batch.forEach(consumer);
            after = batch.isEmpty() ? after : batch.getLast().id().value();
        } while (batch.size() == BATCH);
    }
}
