package vn.tangthu.archive.postgres;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.object.Sha256;

/**
 * Moves a whole system of record into an empty database of the same schema: documents, their versions and texts, accounts,
 * tokens, work that is left, the trail. Sessions and what else belongs to one installation stay behind. Either all of it is
 * there in the end, compared byte by byte, or nothing. Where it is not known which, because the answer to the commit was
 * lost, doing it again tells: {@link Outcome.AlreadyThere}.
 */
public final class DatabaseCopy {
    private static final int ROWS_AT_ONCE = 1000;
    private static final String SAME_WRITING =
            "SET TIME ZONE 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601';"
                    + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET client_encoding = 'UTF8'";

    /** The old archive is given up when this has committed. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    private final DataSource source;
    private final DataSource target;
    private final Clock clock;

    /**
     * @param source of a role that may read every table
     * @param target of the role that owns the tables, not pooled: services are kept out as long as a connection lives
     */
    public DatabaseCopy(DataSource source, DataSource target, Clock clock) {
        this.source = source;
        this.target = target;
        this.clock = clock;
    }

    /** What else belongs to the move; if it throws, the target is as it was. */
    public interface Handover {
        /** The first entry that is the target's own, written with the rows. */
        AuditEvent entry(Outcome.Copied copied);

        /** All is copied and compared. After this the commit is tried, and only the target knows whether it took place. */
        void beforeCommit() throws IOException;
    }

    /** How it went. */
    public sealed interface Outcome {
        /** @param rows number of rows of each table, in the order in which they were copied */
        record Copied(Map<String, Long> rows) implements Outcome {}

        /** It was copied before, and the source has not been used since: its last audit entry is in the target's trail. */
        record AlreadyThere() implements Outcome {}

        /** It was not copied; the target is as it was. */
        sealed interface Refused extends Outcome {}

        /** Services work on the target. */
        record ServicesRunning() implements Refused {}

        /** The target holds something already. */
        record NotEmpty(String table) implements Refused {}

        /** The two were not prepared by the same version; empty for one that was never prepared. */
        record OtherSchema(Optional<Installation> source, Optional<Installation> target) implements Refused {}

        /** What the target gave back was not what was put in. */
        record Differs(String table) implements Refused {}
    }

    /** What hinders a copy, before anything is done; empty if nothing does. */
    public Optional<Outcome> obstacle() throws SQLException {
        try (Connection from = source.getConnection();
                Connection to = target.getConnection()) {
            return obstacle(from, to);
        }
    }

    private static Optional<Outcome> obstacle(Connection from, Connection to) throws SQLException {
        Optional<Installation> here = Installation.read(from);
        Optional<Installation> there = Installation.read(to);
        if (here.isEmpty() || !here.equals(there)) {
            return Optional.of(new Outcome.OtherSchema(here, there));
        }
        for (CopiedTable table : CopiedTable.ALL) {
            if (!table.isEmpty(to)) {
                return Optional.of(
                        lastEntryIsThere(from, to) ? new Outcome.AlreadyThere() : new Outcome.NotEmpty(table.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean lastEntryIsThere(Connection from, Connection to) throws SQLException {
        try (PreparedStatement last = from.prepareStatement(
                        "SELECT sequence, hash FROM audit_entries ORDER BY sequence DESC LIMIT 1");
                ResultSet entry = last.executeQuery();
                PreparedStatement same =
                        to.prepareStatement("SELECT 1 FROM audit_entries WHERE sequence = ? AND hash = ?")) {
            if (!entry.next()) {
                return false;
            }
            same.setLong(1, entry.getLong(1));
            same.setBytes(2, entry.getBytes(2));
            try (ResultSet found = same.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Hands over every object that the source refers to, each once, until it is answered false. */
    public void referenced(Predicate<Sha256> more) throws SQLException {
        try (Connection from = source.getConnection()) {
            from.setAutoCommit(false);
            try (PreparedStatement statement = from.prepareStatement(
                    "SELECT sha256 FROM documents UNION SELECT image FROM pages UNION SELECT sha256 FROM imports")) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    boolean wanted = true;
                    while (wanted && rows.next()) {
                        wanted = more.test(new Sha256(HexFormat.of().formatHex(rows.getBytes(1))));
                    }
                }
            } finally {
                from.rollback();
                from.setAutoCommit(true);
            }
        }
    }

    /**
     * Copies and compares. Nobody may write to the source meanwhile.
     *
     * @throws IOException what the handover ended with; the target is as it was
     * @throws SQLException if either database fails; unless that was in the commit the target is as it was
     */
    public Outcome run(Handover handover) throws IOException, SQLException {
        try (Connection from = source.getConnection();
                Connection to = target.getConnection()) {
            if (!ServicePresence.keepServicesOut(to)) {
                return new Outcome.ServicesRunning();
            }
            begin(from, to);
            try {
                Outcome outcome = copy(from, to, handover);
                end(from, to);
                return outcome;
            } catch (IOException | SQLException | RuntimeException e) {
                endAfter(e, from, to);
                throw e;
            }
        }
    }

    private static void begin(Connection from, Connection to) throws SQLException {
        execute(from, SAME_WRITING);
        execute(to, SAME_WRITING);
        execute(to, DURABLE);
        from.setAutoCommit(false);
        to.setAutoCommit(false);
        execute(from, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    private Outcome copy(Connection from, Connection to, Handover handover) throws IOException, SQLException {
        Optional<Outcome> obstacle = obstacle(from, to);
        Outcome outcome = obstacle.isPresent() ? obstacle.get() : copy(from, to);
        if (outcome instanceof Outcome.Copied copied) {
            new PostgresAuditTrail(new SingleConnectionDataSource(to, true), clock)
                    .appendWithin(handover.entry(copied));
            handover.beforeCommit();
            to.commit();
        }
        return outcome;
    }

    private static void end(Connection from, Connection to) throws SQLException {
        to.rollback();
        ServicePresence.unlock(to);
        from.rollback();
        from.setAutoCommit(true);
    }

    /** What went wrong first is what people hear of. */
    private static void endAfter(Exception cause, Connection from, Connection to) {
        try {
            end(from, to);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static Outcome copy(Connection from, Connection to) throws SQLException {
        Map<String, Long> copied = new LinkedHashMap<>();
        for (CopiedTable table : CopiedTable.ALL) {
            String columns = table.columns(from);
            MessageDigest sent = Sha256.newDigest();
            copied.put(table.name(), table.copy(columns, from, to, sent));
            table.advance(to);
            if (!Arrays.equals(sent.digest(), table.digest(columns, to))) {
                return new Outcome.Differs(table.name());
            }
        }
        execute(
                to,
                "UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_entries"
                        + " ORDER BY sequence DESC LIMIT 1) WHERE EXISTS (SELECT 1 FROM audit_entries)");
        execute(to, "ANALYZE");
        return new Outcome.Copied(copied);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
