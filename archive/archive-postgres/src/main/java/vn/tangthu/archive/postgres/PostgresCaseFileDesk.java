package vn.tangthu.archive.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileId;

/** The desk of the case files in PostgreSQL. */
public final class PostgresCaseFileDesk implements CaseFileDesk {
    private static final int BATCH = 5000;
    private final Database database;

    public PostgresCaseFileDesk(DataSource source) {
        database = new Database(source);
    }

    @Override
    public Map<CaseFileId, CaseFile> findAll(Collection<CaseFileId> ids) {
        Map<CaseFileId, CaseFile> result = new LinkedHashMap<>();
        database.sql("SELECT * FROM case_files WHERE id = ANY(:ids)")
                .param("ids", values(ids))
                .query((row, number) -> CaseFileRows.file(row))
                .list()
                .forEach(file -> result.put(file.id(), file));
        return result;
    }

    @Override
    public Map<CaseFileId, Long> versions(Collection<CaseFileId> ids) {
        Map<CaseFileId, Long> result = new HashMap<>();
        database.sql("SELECT id, version FROM case_files WHERE id = ANY(:ids) AND NOT deleted")
                .param("ids", values(ids))
                .query(row -> {
                    result.put(new CaseFileId(row.getObject("id", UUID.class)), row.getLong("version"));
                });
        return result;
    }

    private static UUID[] values(Collection<CaseFileId> ids) {
        return ids.stream().map(CaseFileId::value).toArray(UUID[]::new);
    }

    private record Versioned(UUID id, long version) {}

    /** In batches by id, so that no transaction stays open while the consumer works. */
    @Override
    public void forEachVersion(BiConsumer<CaseFileId, Long> consumer) {
        UUID after = new UUID(0, 0);
        List<Versioned> batch;
        do {
            batch = new ArrayList<>(database.sql("""
                            SELECT id, version FROM case_files WHERE NOT deleted AND id > :after ORDER BY id LIMIT :size""")
                    .param("after", after)
                    .param("size", BATCH)
                    .query((row, number) -> new Versioned(row.getObject("id", UUID.class), row.getLong("version")))
                    .list());
            batch.forEach(one -> consumer.accept(new CaseFileId(one.id()), one.version()));
            after = batch.isEmpty() ? after : batch.getLast().id();
        } while (batch.size() == BATCH);
    }

    @Override
    public long reindexAll(Instant notBefore) {
        return database.sql("""
                        INSERT INTO work (kind, document, not_before)
                        SELECT 'INDEX_RECORD', id, :notBefore FROM case_files WHERE NOT deleted ORDER BY id
                        ON CONFLICT (kind, document) DO UPDATE SET generation = work.generation + 1,
                            not_before = least(work.not_before, excluded.not_before)""").param("notBefore", Columns.time(notBefore)).update();
    }
}
