package vn.tangthu.archive.postgres;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.registry.Registration;

/** Writes a new document with the first version of its metadata; within a transaction. */
final class InsertDocument {
    private static final String SQL = """
            INSERT INTO documents (id, sha256, size, file_name, media_type, state, copies,
                parent, path_in_parent, received_at, received_by,
                category, unit, type, number, document_date, issuer, person, note)
            VALUES (:id, :sha256, :size, :fileName, 'application/octet-stream', :state, :copies,
                :parent, :pathInParent,
                :at, :by, :category, :unit, :type, :number, :date, :issuer, :person, :note)
            ON CONFLICT (id) DO NOTHING""";
    private final Database database;

    InsertDocument(Database database) {
        this.database = database;
    }

    /**
     * Puts everything that depends on the same bytes in order until the transaction ends, so that duplicates see each
     * other and counts of pages stay right.
     */
    static void lock(Database database, Sha256 sha256) {
        database.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", ByteBuffer.wrap(Columns.bytes(sha256)).getLong())
                .query(row -> {});
    }

    /** False if the id is there already. */
    boolean apply(Registration registration, String by, Instant at) {
        lock(database, registration.sha256());
        DocumentId parent = registration.parent();
        StatementSpec statement = database.sql(SQL)
                .param("id", registration.id().value())
                .param("sha256", Columns.bytes(registration.sha256()))
                .param("size", registration.size())
                .param("fileName", registration.fileName())
                .param("state", state(registration).name())
                .param("copies", registration.copies().toArray(String[]::new))
                .param("parent", uuid(parent))
                .param("pathInParent", registration.pathInParent())
                .param("at", Columns.time(at))
                .param("by", by);
        boolean inserted = DocumentRows.with(statement, registration.metadata()).update() > 0;
        if (inserted) {
            version(registration.id(), 1, registration.metadata(), by, "", at);
        }
        return inserted;
    }

    void version(DocumentId id, long version, Metadata metadata, String by, String reason, Instant at) {
        StatementSpec statement = database.sql("""
                        INSERT INTO metadata_versions (document, version, category, unit, type, number, document_date,
                            issuer, person, note, changed_at, changed_by, reason)
                        VALUES (:document, :version, :category, :unit, :type, :number, :date,
                            :issuer, :person, :note, :at, :by, :reason)""")
                .param("document", id.value())
                .param("version", version)
                .param("at", Columns.time(at))
                .param("by", by)
                .param("reason", reason);
        DocumentRows.with(statement, metadata).update();
    }

    private static DocumentState state(Registration registration) {
        return registration.complete() ? DocumentState.STORED : DocumentState.STORED_ONCE;
    }

    private static @Nullable UUID uuid(@Nullable DocumentId id) {
        return id == null ? null : id.value();
    }
}
