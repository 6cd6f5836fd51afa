package vn.tangthu.archive.postgres;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.Sha256;

/** Writes what was read of some bytes, and its counts into all documents over them whose reading began; within a transaction. */
final class PageTable {
    private final Database database;

    PageTable(Database database) {
        this.database = database;
    }

    /** The document shows from now on what was read of its bytes. */
    void show(DocumentId id, Sha256 sha256) {
        database.sql("""
                        UPDATE documents d SET started = true, pages_read = p.read, poor_pages = p.poor
                        FROM (SELECT count(*) AS read, count(*) FILTER (WHERE poor) AS poor
                            FROM pages WHERE sha256 = :sha256) p
                        WHERE d.id = :id AND NOT d.started""")
                .param("sha256", Columns.bytes(sha256))
                .param("id", id.value())
                .update();
    }

    void announce(Sha256 sha256, String mediaType, int pages) {
        database.sql("""
                        INSERT INTO readings (sha256, media_type, pages) VALUES (:sha256, :mediaType, :pages)
                        ON CONFLICT (sha256) DO UPDATE SET media_type = :mediaType, pages = :pages""")
                .param("sha256", Columns.bytes(sha256))
                .param("mediaType", mediaType)
                .param("pages", pages)
                .update();
        database.sql("UPDATE documents SET media_type = :mediaType, pages = :pages WHERE sha256 = :sha256 AND started")
                .param("sha256", Columns.bytes(sha256))
                .param("mediaType", mediaType)
                .param("pages", pages)
                .update();
    }

    void save(Sha256 sha256, Page page) {
        InsertDocument.lock(database, sha256);
        Counted before = upsert(sha256, page);
        int read = before.there ? 0 : 1;
        int poor = (page.poor() ? 1 : 0) - (before.poor ? 1 : 0);
        if (read != 0 || poor != 0) {
            database.sql("""
                            UPDATE documents SET pages_read = pages_read + :read, poor_pages = poor_pages + :poor
                            WHERE sha256 = :sha256 AND started""")
                    .param("read", read)
                    .param("poor", poor)
                    .param("sha256", Columns.bytes(sha256))
                    .update();
        }
    }

    private Counted upsert(Sha256 sha256, Page page) {
        Failure failure = page.failure();
        return database.sql("""
                        INSERT INTO pages (sha256, number, text, words, width, height, source, confidence, image,
                            failure_code, failure_page, failure_detail, poor)
                        VALUES (:sha256, :number, :text, :words, :width, :height, :source, :confidence, :image,
                            :code, :page, :detail, :poor)
                        ON CONFLICT (sha256, number) DO UPDATE SET text = excluded.text, words = excluded.words,
                            width = excluded.width, height = excluded.height, source = excluded.source,
                            confidence = excluded.confidence, image = excluded.image,
                            failure_code = excluded.failure_code, failure_page = excluded.failure_page,
                            failure_detail = excluded.failure_detail, poor = excluded.poor
                        RETURNING old.number IS NOT NULL AS there, coalesce(old.poor, false) AS poor_before""")
                .param("sha256", Columns.bytes(sha256))
                .param("number", page.number())
                .param("text", page.text())
                .param("words", WordsCodec.encode(page.words()))
                .param("width", page.width())
                .param("height", page.height())
                .param("source", page.source().name())
                .param("confidence", page.confidence())
                .param("image", Columns.bytes(page.image()))
                .param("code", code(failure))
                .param("page", failure == null ? null : failure.page())
                .param("detail", failure == null ? null : failure.detail())
                .param("poor", page.poor())
                .query((row, number) -> new Counted(row.getBoolean("there"), row.getBoolean("poor_before")))
                .single();
    }

    private static @Nullable String code(@Nullable Failure failure) {
        return failure == null ? null : failure.code().name();
    }

    private record Counted(boolean there, boolean poor) {}
}
