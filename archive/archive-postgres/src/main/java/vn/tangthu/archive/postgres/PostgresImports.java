package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportChange;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportPass;
import vn.tangthu.archive.imports.ImportReason;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.imports.Imports;
import vn.tangthu.archive.imports.NewImport;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.catalogue.Label;

/**
 * Imports in PostgreSQL. A step locks its import until it is committed, so that an order of somebody and the step of another
 * worker wait for it and find what it left.
 */
public final class PostgresImports implements Imports, ImportRuns {
    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private final Database database;
    private final PostgresAuditTrail trail;
    private final PostgresWorkQueue queue;
    private final RejectedRows rejects;
    private final Clock clock;

    public PostgresImports(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        queue = new PostgresWorkQueue(database, clock);
        rejects = new RejectedRows(database);
        this.clock = clock;
    }

    @Override
    public Import add(AccessScope scope, NewImport file, AuditEvent event) {
        if (!scope.allows(file.unit())) {
            throw new IllegalArgumentException("The unit lies outside the scope");
        }
        return database.inTransaction(() -> {
            StatementSpec insert = database.sql("""
                            INSERT INTO imports (id, category, unit, sha256, file_name, size, state, actor, actor_roles,
                                actor_unit, purpose, reference, channel, request, run_since, sent_at, changed_at)
                            VALUES (:id, :category, :unit, :sha256, :name, :size, 'CHECKING', :actor, :roles,
                                :actorUnit, :purpose, :reference, :channel, :request, :now, :now, :now)
                            ON CONFLICT (id) DO NOTHING""")
                    .param("category", file.category())
                    .param("unit", file.unit().value())
                    .param("sha256", Columns.bytes(file.file().sha256()))
                    .param("name", StorableText.of(file.file().name()))
                    .param("size", file.file().size());
            if (act(insert, event.act())
                            .param("id", file.id().value())
                            .param("now", now())
                            .update()
                    > 0) {
                ask(file.id());
                trail.append(event);
            }
            return find(scope, file.id()).orElseThrow(() -> new IllegalArgumentException("The id is taken"));
        });
    }

    private static StatementSpec act(StatementSpec statement, Act act) {
        Actor actor = act.actor();
        Purpose purpose = act.purpose();
        return statement
                .param("actor", StorableText.of(actor.name()))
                .param("roles", Columns.roles(actor.roles()))
                .param("actorUnit", actor.unit().value())
                .param("purpose", purpose == null ? null : purpose.code())
                .param("reference", reference(purpose))
                .param("channel", act.channel())
                .param("request", act.request());
    }

    private static @Nullable String reference(@Nullable Purpose purpose) {
        String reference = purpose == null ? null : purpose.reference();
        return reference == null ? null : StorableText.of(reference);
    }

    private void ask(ImportId id) {
        queue.add(WorkKind.IMPORT, new DocumentId(id.value()), clock.instant());
    }

    @Override
    public Optional<Import> find(AccessScope scope, ImportId id) {
        return find(scope, id, "");
    }

    private Optional<Import> find(AccessScope scope, ImportId id, String lock) {
        return database.sql("SELECT * FROM imports WHERE id = :id AND unit = ANY(:units)" + lock)
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .query((row, number) -> ImportRows.value(row))
                .optional();
    }

    @Override
    public Optional<Import> find(ImportId id) {
        return database.sql("SELECT * FROM imports WHERE id = :id")
                .param("id", id.value())
                .query((row, number) -> ImportRows.value(row))
                .optional();
    }

    @Override
    public List<Import> list(AccessScope scope, @Nullable Import after, int limit) {
        String page = after == null ? "" : " AND (sent_at, id) < (:sentAt, :id)";
        StatementSpec statement = database.sql("SELECT * FROM imports WHERE unit = ANY(:units)" + page
                        + " ORDER BY sent_at DESC, id DESC LIMIT :limit")
                .param("units", Columns.units(scope))
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param("sentAt", Columns.time(after.sentAt()))
                    .param("id", after.id().value());
        }
        return statement.query((row, number) -> ImportRows.value(row)).list();
    }

    @Override
    public ImportChange order(AccessScope scope, ImportId id, ImportOrder order, AuditEvent event) {
        return database.inTransaction(() -> {
            Optional<Import> found = find(scope, id, " FOR UPDATE");
            if (found.isEmpty()) {
                return new ImportChange.NotFound();
            }
            Optional<ImportState> next = order.next(found.get().state());
            if (next.isEmpty()) {
                return new ImportChange.NotNow(found.get());
            }
            database.sql("UPDATE imports SET state = :state, changed_at = :now WHERE id = :id")
                    .param("state", next.get().name())
                    .param("now", now())
                    .param("id", id.value())
                    .update();
            if (next.get() == ImportState.IMPORTING) {
                run(id, order, event.act());
            }
            trail.append(event);
            return new ImportChange.Done(find(scope, id).orElseThrow());
        });
    }

    private void run(ImportId id, ImportOrder order, Act act) {
        act(database.sql("""
                                UPDATE imports SET actor = :actor, actor_roles = :roles, actor_unit = :actorUnit,
                                    purpose = :purpose, reference = :reference, channel = :channel, request = :request,
                                    run_since = :now, run_from = written_good + written_bad + written_same,
                                    position = CASE WHEN :anew THEN 0 ELSE position END
                                WHERE id = :id"""), act)
                .param("now", now())
                .param("anew", order == ImportOrder.CONFIRM)
                .param("id", id.value())
                .update();
        ask(id);
    }

    @Override
    public List<ImportReason> reasons(AccessScope scope, ImportId id, ImportPass pass) {
        return database.sql("""
                        SELECT r.* FROM imports i JOIN import_reasons r ON r.import = i.id
                        WHERE i.id = :id AND i.unit = ANY(:units) AND r.pass = :pass
                        ORDER BY r.rows DESC, r.examples[1], r.place, r.code COLLATE "C", r.kind COLLATE "C\"""")
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .param("pass", pass.name())
                .query((row, number) -> ImportRows.reason(row))
                .list();
    }

    @Override
    public List<RejectedRow> rejected(AccessScope scope, ImportId id, ImportPass pass, int after, int limit) {
        return database.sql("""
                        SELECT r.* FROM imports i JOIN import_rejects r ON r.import = i.id
                        WHERE i.id = :id AND i.unit = ANY(:units) AND r.pass = :pass AND r.number > :after
                        ORDER BY r.number LIMIT :limit""")
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .param("pass", pass.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> ImportRows.rejected(row))
                .list();
    }

    @Override
    public boolean checkBegun(ImportId id, ImportTable table) {
        return database.inTransaction(() -> {
            if (!isAt(id, ImportState.CHECKING, null)) {
                return false;
            }
            rejects.forget(id, ImportPass.CHECK);
            database.sql("""
                            UPDATE imports SET format = :format, encoding = :encoding, other_sheets = :sheets,
                                headings = :headings, checked_good = 0, checked_bad = 0, checked_same = 0, position = 0,
                                run_since = :now, run_from = 0, changed_at = :now
                            WHERE id = :id""")
                    .param("format", table.format())
                    .param("encoding", table.encoding())
                    .param("sheets", texts(table.otherSheets()))
                    .param("headings", texts(table.headings()))
                    .param("now", now())
                    .param("id", id.value())
                    .update();
            return true;
        });
    }

    private static String[] texts(List<String> values) {
        return values.stream().map(StorableText::of).toArray(String[]::new);
    }

    /** Locks the import; whether it is in this state, and at this position if one is given. */
    private boolean isAt(ImportId id, ImportState state, @Nullable Integer position) {
        record At(String state, int position) {}
        return database.sql("SELECT state, position FROM imports WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query((row, number) -> new At(row.getString("state"), row.getInt("position")))
                .optional()
                .filter(at -> at.state.equals(state.name()) && (position == null || at.position == position))
                .isPresent();
    }

    @Override
    public boolean checked(ImportId id, int from, int to, ImportCounts counts, List<RejectedRow> rejected) {
        return database.inTransaction(() -> {
            if (!isAt(id, ImportState.CHECKING, from)) {
                return false;
            }
            rejects.add(id, ImportPass.CHECK, rejected);
            step(id, "checked", counts, to);
            return true;
        });
    }

    private void step(ImportId id, String pass, ImportCounts counts, int to) {
        database.sql("UPDATE imports SET PASS_good = PASS_good + :good, PASS_bad = PASS_bad + :bad,"
                                .replace("PASS", pass)
                        + " PASS_same = PASS_same + :same, position = :to, changed_at = :now WHERE id = :id"
                                .replace("PASS", pass))
                .param("good", counts.good())
                .param("bad", counts.bad())
                .param("same", counts.same())
                .param("to", to)
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    @Override
    public boolean checkDone(ImportId id) {
        return move(id, ImportState.CHECKING, ImportState.CHECKED);
    }

    private boolean move(ImportId id, ImportState from, ImportState to) {
        return database.sql("UPDATE imports SET state = :to, changed_at = :now WHERE id = :id AND state = :from")
                        .param("to", to.name())
                        .param("now", now())
                        .param("id", id.value())
                        .param("from", from.name())
                        .update()
                > 0;
    }

    /** What is written appends to the trail, which others wait for from then on: it comes last but for the counts. */
    @Override
    public boolean write(ImportId id, int from, int to, List<RejectedRow> rejected, Supplier<ImportCounts> write) {
        return database.inTransaction(() -> {
            if (!isAt(id, ImportState.IMPORTING, from)) {
                return false;
            }
            rejects.add(id, ImportPass.WRITE, rejected);
            ImportCounts counts = write.get().plus(new ImportCounts(0, rejected.size(), 0));
            step(id, "written", counts, to);
            return true;
        });
    }

    @Override
    public boolean done(ImportId id, AuditEvent event) {
        return database.inTransaction(() -> {
            boolean ended = move(id, ImportState.IMPORTING, ImportState.DONE);
            if (ended) {
                trail.append(event);
            }
            return ended;
        });
    }

    @Override
    public boolean failed(ImportId id, ImportFailure failure, AuditEvent event) {
        return database.inTransaction(() -> {
            boolean ended = database.sql("""
                            UPDATE imports SET state = 'FAILED', failure_code = :code, failures_vi = :vi, failures_en = :en,
                                changed_at = :now
                            WHERE id = :id AND state IN ('CHECKING', 'CHECKED', 'IMPORTING', 'PAUSED')""")
                            .param("code", failure.code())
                            .param(
                                    "vi",
                                    texts(failure.reasons().stream()
                                            .map(Label::vi)
                                            .toList()))
                            .param(
                                    "en",
                                    texts(failure.reasons().stream()
                                            .map(Label::en)
                                            .toList()))
                            .param("now", now())
                            .param("id", id.value())
                            .update()
                    > 0;
            if (ended) {
                trail.append(event);
            }
            return ended;
        });
    }

    /** Each by itself, so that the trail is held only for a moment. */
    @Override
    public int endIdle(Duration age, Function<Import, AuditEvent> event) {
        OffsetDateTime before = Columns.time(clock.instant().minus(age));
        List<Import> idle = database.sql("""
                        SELECT * FROM imports WHERE state IN ('CHECKED', 'PAUSED') AND changed_at < :before
                        ORDER BY changed_at, id""")
                .param("before", before)
                .query((row, number) -> ImportRows.value(row))
                .list();
        int ended = 0;
        for (Import one : idle) {
            ended += database.inTransaction(() -> {
                int changed = database.sql("""
                                UPDATE imports SET state = 'CANCELLED', changed_at = :now
                                WHERE id = :id AND state IN ('CHECKED', 'PAUSED') AND changed_at < :before""")
                        .param("now", now())
                        .param("id", one.id().value())
                        .param("before", before)
                        .update();
                if (changed > 0) {
                    trail.append(event.apply(one));
                }
                return changed;
            });
        }
        return ended;
    }

    @Override
    public long forgetRejected(Duration age) {
        Instant before = clock.instant().minus(age);
        long all = 0;
        int some;
        do {
            some = database.sql("""
                            DELETE FROM import_rejects WHERE (import, pass, number) IN (
                                SELECT r.import, r.pass, r.number FROM imports i JOIN import_rejects r ON r.import = i.id
                                WHERE i.state IN ('DONE', 'CANCELLED', 'FAILED') AND i.changed_at < :before
                                LIMIT :limit)""")
                    .param("before", Columns.time(before))
                    .param("limit", FORGOTTEN_AT_ONCE)
                    .update();
            all += some;
        } while (some == FORGOTTEN_AT_ONCE);
        return all;
    }

    private OffsetDateTime now() {
        return Columns.time(clock.instant());
    }
}
