package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditChain;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.audit.ChainWalk;
import vn.tangthu.archive.object.Sha256;

/** The audit trail in PostgreSQL. The application's role may only read and append. */
public final class PostgresAuditTrail implements AuditTrail {
    private final Database database;
    private final Clock clock;

    public PostgresAuditTrail(DataSource source, Clock clock) {
        this(new Database(source), clock);
    }

    PostgresAuditTrail(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The head stays locked until the transaction ends: append last, so that others wait as little as can be. */
    @Override
    public AuditEntry append(AuditEvent event) {
        return database.inTransaction(() -> appendWithin(event));
    }

    /** The same within the transaction that the connection is in; it is left open. */
    AuditEntry appendWithin(AuditEvent event) {
        Head head = head(" FOR UPDATE");
        AuditEntry entry = AuditChain.next(head.sequence, head.hash, event, clock.instant());
        insert(entry);
        database.sql("UPDATE audit_head SET sequence = :sequence, hash = :hash")
                .param("sequence", entry.sequence())
                .param("hash", Columns.bytes(entry.hash()))
                .update();
        return entry;
    }

    @Override
    public List<AuditEntry> read(AccessScope scope, AuditQuery query) {
        return read("unit = ANY(:units)", Columns.units(scope), query);
    }

    @Override
    public List<AuditEntry> readAll(AuditQuery query) {
        return read("true", new String[0], query);
    }

    private List<AuditEntry> read(String visible, String[] units, AuditQuery query) {
        List<String> conditions = new ArrayList<>(List.of(visible));
        condition(conditions, query.actor(), "actor = :actor");
        condition(conditions, query.action(), "action = :action");
        condition(conditions, query.object(), "object = :object");
        condition(conditions, query.from(), "at >= :from");
        condition(conditions, query.until(), "at < :until");
        condition(conditions, query.before(), "sequence < :before");
        String where = String.join(" AND ", conditions);
        StatementSpec statement = database.sql(
                        "SELECT * FROM audit_entries WHERE " + where + " ORDER BY sequence DESC LIMIT :size")
                .param("units", units)
                .param("actor", query.actor())
                .param("action", query.action())
                .param("object", query.object())
                .param("from", time(query.from()))
                .param("until", time(query.until()))
                .param("before", query.before())
                .param("size", query.size());
        return statement.query((row, number) -> entry(row)).list();
    }

    @Override
    public ChainCheck verify() {
        return database.inSnapshot(() -> {
            ChainWalk walk = new ChainWalk();
            database.streaming().query("SELECT * FROM audit_entries ORDER BY sequence", (ResultSet rows) -> {
                walk(rows, walk);
                return walk;
            });
            Head head = head("");
            return walk.end(head.sequence, head.hash);
        });
    }

    private static void walk(ResultSet rows, ChainWalk walk) throws SQLException {
        boolean intact = true;
        while (intact && rows.next()) {
            try {
                intact = walk.accept(entry(rows));
            } catch (IllegalArgumentException e) {
                walk.unreadable(rows.getLong("sequence"));
                intact = false;
            }
        }
    }

    private Head head(String lock) {
        return database.sql("SELECT sequence, hash FROM audit_head" + lock)
                .query((row, number) -> new Head(row.getLong("sequence"), Columns.digest(row, "hash")))
                .single();
    }

    private void insert(AuditEntry entry) {
        database.sql("""
                        INSERT INTO audit_entries (sequence, at, actor, roles, unit, purpose, reference, channel, request,
                            action, object, detail_keys, detail_values, previous, hash)
                        VALUES (:sequence, :at, :actor, :roles, :unit, :purpose, :reference, :channel, :request,
                            :action, :object, :keys, :values, :previous, :hash)""")
                .param("sequence", entry.sequence())
                .param("at", Columns.time(entry.at()))
                .param("actor", entry.actor())
                .param("roles", entry.roles())
                .param("unit", entry.unit())
                .param("purpose", entry.purpose())
                .param("reference", entry.reference())
                .param("channel", entry.channel())
                .param("request", entry.request())
                .param("action", entry.action())
                .param("object", entry.object())
                .param("keys", entry.detail().keySet().toArray(String[]::new))
                .param("values", entry.detail().values().toArray(String[]::new))
                .param("previous", Columns.bytes(entry.previous()))
                .param("hash", Columns.bytes(entry.hash()))
                .update();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                Columns.instant(row, "at"),
                row.getString("actor"),
                row.getString("roles"),
                row.getString("unit"),
                row.getString("purpose"),
                row.getString("reference"),
                row.getString("channel"),
                row.getString("request"),
                row.getString("action"),
                row.getString("object"),
                detail(row),
                Columns.digest(row, "previous"),
                Columns.digest(row, "hash"));
    }

    private static SortedMap<String, String> detail(ResultSet row) throws SQLException {
        List<String> keys = Columns.texts(row, "detail_keys");
        List<String> values = Columns.texts(row, "detail_values");
        if (keys.size() != values.size()) {
            throw new IllegalArgumentException("An entry has keys without values");
        }
        SortedMap<String, String> detail = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            detail.put(keys.get(i), values.get(i));
        }
        return detail;
    }

    private static void condition(List<String> conditions, @Nullable Object value, String condition) {
        if (value != null) {
            conditions.add(condition);
        }
    }

    private static @Nullable Object time(@Nullable Instant instant) {
        return instant == null ? null : Columns.time(instant);
    }

    private record Head(long sequence, Sha256 hash) {}
}
