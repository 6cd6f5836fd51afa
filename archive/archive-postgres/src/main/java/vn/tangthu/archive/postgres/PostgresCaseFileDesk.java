package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileId;

/** The desk of the case files in PostgreSQL. */
public final class PostgresCaseFileDesk implements CaseFileDesk {
    private static final int BATCH = 5000;
    private final Database database;
    private final Clock clock;

    public PostgresCaseFileDesk(DataSource source, Clock clock) {
        database = new Database(source);
        this.clock = clock;
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

    @Override
    public List<CaseFile> portion(@Nullable CaseFileId after, int limit) {
        return database.sql("SELECT * FROM case_files WHERE id > :after ORDER BY id LIMIT :limit")
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query((row, number) -> CaseFileRows.file(row))
                .list();
    }

    /** Rows in the order of their ids, so that two that write the same ones wait for each other and not in a circle. */
    @Override
    public int restate(List<Restated> all) {
        // A plan for all of them would take the arrays for short ones.
        return database.plannedAnew("""
                        WITH said AS (
                            SELECT f.id, f.status AS before, s.status, string_to_array(s.lacking, ',') AS lacking,
                                s.due_code, s.due
                            FROM unnest(:ids::uuid[], :versions::bigint[], :statuses::text[], :lacking::text[],
                                :dueCodes::text[], :dues::date[]) AS s (id, version, status, lacking, due_code, due)
                            JOIN case_files f ON f.id = s.id AND f.version = s.version
                            ORDER BY f.id FOR UPDATE OF f),
                        written AS (
                            UPDATE case_files f SET status = said.status, lacking = said.lacking,
                                due_code = said.due_code, due = said.due
                            FROM said WHERE f.id = said.id
                            RETURNING f.id, said.before <> said.status AS moved),
                        owed AS (
                            INSERT INTO work (kind, document, not_before) SELECT 'INDEX_RECORD', id, :now FROM written WHERE moved
                            ON CONFLICT (kind, document) DO UPDATE SET generation = work.generation + 1,
                                not_before = least(work.not_before, excluded.not_before))
                        SELECT count(*) FROM written""")
                .param("ids", texts(all, Restated::id))
                .param("versions", texts(all, Restated::version))
                .param("statuses", texts(all, one -> one.standing().status()))
                .param(
                        "lacking",
                        texts(all, one -> String.join(",", one.standing().lacking())))
                .param("dueCodes", texts(all, one -> one.standing().dueCode()))
                .param("dues", texts(all, one -> one.standing().due()))
                .param("now", Columns.time(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private static @Nullable String[] texts(List<Restated> all, Function<Restated, ? extends @Nullable Object> part) {
        return all.stream()
                .map(part)
                .map(value -> Objects.toString(value, null))
                .toArray(String[]::new);
    }
}
