package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;

/**
 * The work queue in PostgreSQL: claimants skip rows that others are just claiming. A claim is known by attempt and
 * generation, so that a worker that lost it changes nothing any more.
 */
public final class PostgresWorkQueue implements WorkQueue {
    private static final String DUE =
            " FROM work WHERE kind = :kind AND not_before <= :now AND (leased_until IS NULL OR leased_until <= :now)"
                    + " ORDER BY not_before, id LIMIT 1";
    private static final String HELD =
            " WHERE id = :id AND worker IS NOT NULL AND attempts = :attempt AND claimed_generation = :generation";
    private final Database database;
    private final Clock clock;

    public PostgresWorkQueue(DataSource source, Clock clock) {
        this(new Database(source), clock);
    }

    PostgresWorkQueue(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void add(WorkKind kind, DocumentId document, Instant notBefore) {
        database.sql("""
                        INSERT INTO work (kind, document, not_before) VALUES (:kind, :document, :notBefore)
                        ON CONFLICT (kind, document) DO UPDATE SET generation = work.generation + 1,
                            not_before = least(work.not_before, excluded.not_before)""")
                .param("kind", kind.name())
                .param("document", document.value())
                .param("notBefore", Columns.time(notBefore))
                .update();
    }

    @Override
    public Set<DocumentId> owed(WorkKind kind, Collection<DocumentId> documents) {
        return Set.copyOf(database.plannedAnew(
                        "SELECT document FROM work WHERE kind = :kind AND document = ANY(:documents)")
                .param("kind", kind.name())
                .param("documents", documents.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query((row, number) -> new DocumentId(row.getObject("document", UUID.class)))
                .list());
    }

    @Override
    public Optional<Work> claim(Set<WorkKind> kinds, String worker, Duration lease) {
        List<WorkKind> order = kinds.size() == 1 ? List.copyOf(kinds) : oldestFirst(kinds);
        for (WorkKind kind : order) {
            Optional<Work> work = claim(kind, worker, lease);
            if (work.isPresent()) {
                return work;
            }
        }
        return Optional.empty();
    }

    private List<WorkKind> oldestFirst(Set<WorkKind> kinds) {
        record Due(WorkKind kind, Instant notBefore, long id) {}
        return kinds.stream()
                .flatMap(kind -> database
                        .sql("SELECT not_before, id" + DUE)
                        .param("kind", kind.name())
                        .param("now", now())
                        .query((row, number) -> new Due(kind, Columns.instant(row, "not_before"), row.getLong("id")))
                        .list()
                        .stream())
                .sorted(Comparator.comparing(Due::notBefore).thenComparingLong(Due::id))
                .map(Due::kind)
                .toList();
    }

    private Optional<Work> claim(WorkKind kind, String worker, Duration lease) {
        return database.sql("UPDATE work SET worker = :worker, leased_until = :until, attempts = attempts + 1,"
                        + " claimed_generation = generation WHERE id = (SELECT id" + DUE + " FOR UPDATE SKIP LOCKED)"
                        + " RETURNING id, document, attempts, generation")
                .param("worker", worker)
                .param("until", Columns.time(clock.instant().plus(lease)))
                .param("kind", kind.name())
                .param("now", now())
                .query((row, number) -> work(row, kind))
                .optional();
    }

    /**
     * Materialised: as a plain subquery it might be asked again for each row. The range says nothing that the join does not
     * say; without it the planner reads the whole queue for each lot, and a million rows wait in it after an import.
     */
    @Override
    public List<Work> claimMany(WorkKind kind, String worker, Duration lease, int most) {
        return database.plannedAnew("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM work
                            WHERE kind = :kind AND not_before <= :now AND (leased_until IS NULL OR leased_until <= :now)
                            ORDER BY not_before, id LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE work SET worker = :worker, leased_until = :until, attempts = attempts + 1,
                            claimed_generation = generation
                        FROM due WHERE work.id = due.id
                            AND work.id BETWEEN (SELECT min(id) FROM due) AND (SELECT max(id) FROM due)
                        RETURNING work.id, document, attempts, generation""")
                .param("worker", worker)
                .param("until", Columns.time(clock.instant().plus(lease)))
                .param("kind", kind.name())
                .param("now", now())
                .param("most", most)
                .query((row, number) -> work(row, kind))
                .list();
    }

    private static Work work(ResultSet row, WorkKind kind) throws SQLException {
        return new Work(
                row.getLong("id"),
                kind,
                new DocumentId(row.getObject("document", UUID.class)),
                row.getInt("attempts"),
                row.getLong("generation"));
    }

    @Override
    public boolean extend(Work work, Duration lease) {
        return held("UPDATE work SET leased_until = :until" + HELD, work)
                        .param("until", Columns.time(clock.instant().plus(lease)))
                        .update()
                > 0;
    }

    @Override
    public void done(Work work) {
        int removed = held("DELETE FROM work" + HELD + " AND generation = :generation", work)
                .update();
        if (removed == 0) {
            held("UPDATE work SET worker = NULL, leased_until = NULL, attempts = 0, not_before = :now" + HELD, work)
                    .param("now", now())
                    .update();
        }
    }

    /** Two statements: the second sees what was asked for while the first waited. */
    @Override
    public void doneAll(Collection<Work> all) {
        if (all.isEmpty()) {
            return;
        }
        // In one order everywhere, so that two that end the same ones wait for each other and not in a circle.
        List<Work> ordered =
                all.stream().sorted(Comparator.comparingLong(Work::id)).toList();
        database.run(() -> {
            int removed = heldOf("DELETE FROM work", "USING", "AND work.generation = held.generation", ordered)
                    .update();
            if (removed < ordered.size()) {
                heldOf(
                                "UPDATE work SET worker = NULL, leased_until = NULL, attempts = 0, not_before = :now",
                                "FROM",
                                "",
                                ordered)
                        .param("now", now())
                        .update();
            }
        });
    }

    private StatementSpec heldOf(String change, String among, String further, List<Work> all) {
        return database.plannedAnew(change + " " + among
                        + " unnest(:ids, :attempts, :generations) AS held (id, attempt, generation)"
                        + " WHERE work.id = held.id AND work.worker IS NOT NULL AND work.attempts = held.attempt"
                        + " AND work.claimed_generation = held.generation " + further
                        // As for claims; these are in the order of their ids.
                        + " AND work.id BETWEEN :first AND :last")
                .param("first", all.getFirst().id())
                .param("last", all.getLast().id())
                .param("ids", all.stream().map(Work::id).toArray(Long[]::new))
                .param("attempts", all.stream().map(Work::attempt).toArray(Integer[]::new))
                .param("generations", all.stream().map(Work::generation).toArray(Long[]::new));
    }

    @Override
    public void release(Work work, Instant notBefore) {
        held("UPDATE work SET worker = NULL, leased_until = NULL, not_before = :notBefore" + HELD, work)
                .param("notBefore", Columns.time(notBefore))
                .update();
    }

    /** The generation tells the claim from the next one, which bears the same attempt. */
    @Override
    public void postpone(Work work, Instant notBefore) {
        held(
                        "UPDATE work SET worker = NULL, leased_until = NULL, not_before = :notBefore,"
                                + " attempts = attempts - 1, generation = generation + 1" + HELD,
                        work)
                .param("notBefore", Columns.time(notBefore))
                .update();
    }

    @Override
    public void releaseAll(String worker) {
        database.sql("UPDATE work SET worker = NULL, leased_until = NULL WHERE worker = :worker")
                .param("worker", worker)
                .update();
    }

    @Override
    public void hurry(WorkKind kind) {
        database.sql("""
                        UPDATE work SET not_before = :now
                        WHERE kind = :kind AND worker IS NULL AND not_before > :now""").param("kind", kind.name()).param("now", now()).update();
    }

    @Override
    public Map<WorkKind, Long> depth() {
        Map<WorkKind, Long> depth = new EnumMap<>(WorkKind.class);
        database.sql("SELECT kind, count(*) AS depth FROM work GROUP BY kind").query(row -> {
            depth.put(WorkKind.valueOf(row.getString("kind")), row.getLong("depth"));
        });
        return depth;
    }

    private StatementSpec held(String sql, Work work) {
        return database.sql(sql)
                .param("id", work.id())
                .param("attempt", work.attempt())
                .param("generation", work.generation());
    }

    private OffsetDateTime now() {
        return Columns.time(clock.instant());
    }
}
