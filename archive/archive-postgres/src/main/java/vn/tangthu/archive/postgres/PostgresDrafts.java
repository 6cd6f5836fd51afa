package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.OldDrafts;
import vn.tangthu.archive.document.StorableText;

/** Forms that people began, in PostgreSQL. */
public final class PostgresDrafts implements Drafts, OldDrafts {
    private final Database database;
    private final PostgresAuditTrail trail;
    private final Clock clock;

    public PostgresDrafts(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        this.clock = clock;
    }

    @Override
    public Saved save(AccessScope scope, String owner, Draft draft, AuditEvent event) {
        if (!scope.allows(draft.unit())) {
            throw new IllegalArgumentException("The unit lies outside the scope");
        }
        return database.inTransaction(() -> {
            // A row that was put in has no earlier transaction as its last writer.
            Optional<Boolean> fresh =
                    bind(draft, owner, database.sql("""
                        INSERT INTO drafts AS old (owner, form, case_file, category, unit, event, based_on, names, typed,
                            edit, saved_at)
                        VALUES (:owner, :form, :file, :category, :unit, :event, :basedOn, :names, :typed, :edit, :now)
                        ON CONFLICT (owner, form) DO UPDATE SET case_file = excluded.case_file,
                            category = excluded.category, unit = excluded.unit, event = excluded.event,
                            based_on = excluded.based_on, names = excluded.names, typed = excluded.typed,
                            edit = excluded.edit, saved_at = excluded.saved_at
                        WHERE old.edit < excluded.edit
                        RETURNING xmax = 0\
                        """)).query(Boolean.class).optional();
            if (fresh.isEmpty()) {
                return Saved.OLD;
            }
            if (fresh.get()) {
                if (ownedBy(owner) > MOST) {
                    boolean unused = remove(scope, owner, draft.form());
                    return Saved.TOO_MANY;
                }
                trail.append(event);
            }
            return Saved.KEPT;
        });
    }

    /** One owner's at a time, so that two windows do not pass the limit together. */
    private long ownedBy(String owner) {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('drafts:' || :owner, 0))")
                .param("owner", owner)
                .query(row -> {});
        return database.sql("SELECT count(*) FROM drafts WHERE owner = :owner")
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    @Override
    public int forget(Duration age) {
        return database.sql("DELETE FROM drafts WHERE saved_at < :before")
                .param("before", Columns.time(clock.instant().minus(age)))
                .update();
    }

    private StatementSpec bind(Draft draft, String owner, StatementSpec statement) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        draft.typed()
                .forEach((name, all) -> all.forEach(value -> {
                    names.add(StorableText.of(name));
                    values.add(StorableText.of(value));
                }));
        return statement
                .param("owner", owner)
                .param("form", draft.form())
                .param("file", draft.file().value())
                .param("category", draft.category())
                .param("unit", draft.unit().value())
                .param("event", draft.event())
                .param("basedOn", draft.basedOn())
                .param("names", names.toArray(String[]::new))
                .param("typed", values.toArray(String[]::new))
                .param("edit", draft.edit())
                .param("now", Columns.time(clock.instant()));
    }

    @Override
    public Optional<Draft> find(AccessScope scope, String owner, UUID form) {
        return of(scope, owner, form, database.sql("SELECT * FROM drafts WHERE " + MINE))
                .query((row, number) -> draft(row))
                .optional();
    }

    @Override
    public List<Draft> list(AccessScope scope, String owner, int limit) {
        return database.sql("""
            SELECT * FROM drafts WHERE owner = :owner AND unit = ANY(:units)
            ORDER BY saved_at DESC, form DESC LIMIT :limit\
            """)
                .param("owner", owner)
                .param("units", Columns.units(scope))
                .param("limit", limit)
                .query((row, number) -> draft(row))
                .list();
    }

    @Override
    public boolean discard(AccessScope scope, String owner, UUID form, AuditEvent event) {
        return database.inTransaction(() -> {
            boolean gone = remove(scope, owner, form);
            if (gone) {
                trail.append(event);
            }
            return gone;
        });
    }

    @Override
    public void sent(AccessScope scope, String owner, UUID form) {
        boolean unused = remove(scope, owner, form);
    }

    private static final String MINE = "owner = :owner AND form = :form AND unit = ANY(:units)";

    private boolean remove(AccessScope scope, String owner, UUID form) {
        return of(scope, owner, form, database.sql("DELETE FROM drafts WHERE " + MINE))
                        .update()
                > 0;
    }

    private static StatementSpec of(AccessScope scope, String owner, UUID form, StatementSpec statement) {
        return statement.param("owner", owner).param("form", form).param("units", Columns.units(scope));
    }

    private static Draft draft(ResultSet row) throws SQLException {
        List<String> names = Columns.texts(row, "names");
        List<String> values = Columns.texts(row, "typed");
        SortedMap<String, List<String>> typed = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            typed.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(values.get(i));
        }
        return new Draft(
                row.getObject("form", UUID.class),
                new CaseFileId(row.getObject("case_file", UUID.class)),
                row.getString("category"),
                new UnitCode(row.getString("unit")),
                row.getString("event"),
                row.getLong("based_on"),
                typed,
                row.getLong("edit"),
                Columns.instant(row, "saved_at"));
    }
}
