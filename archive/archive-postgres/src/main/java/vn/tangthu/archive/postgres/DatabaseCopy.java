package vn.tangthu.archive.postgres;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import vn.tangthu.archive.object.Sha256;

/**
 * Moves a whole system of record into an empty database of the same schema: documents, their versions and texts, accounts,
 * tokens, work that is left, the trail. Sessions and what else belongs to one installation stay behind. Either all of it is
 * there in the end, compared byte by byte, or nothing.
 */
public final class DatabaseCopy {
    private static final int ROWS_AT_ONCE = 1000;
    private static final String SAME_WRITING =
            "SET TIME ZONE 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601';"
                    + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET client_encoding = 'UTF8'";

    private final DataSource source;
    private final DataSource target;

    /**
     * @param source of a role that may read every table
     * @param target of the role that owns the tables, not pooled: services are kept out as long as a connection lives
     */
    public DatabaseCopy(DataSource source, DataSource target) {
        this.source = source;
        this.target = target;
    }

    /** How it went; but for {@link Copied} the target is as it was. */
    public sealed interface Outcome {
        /** @param rows number of rows of each table, in the order in which they were copied */
        record Copied(Map<String, Long> rows) implements Outcome {}

        /** Services work on the target. */
        record ServicesRunning() implements Outcome {}

        /** The target holds something already. */
        record NotEmpty(String table) implements Outcome {}

        /** The two were not prepared by the same version; empty for one that was never prepared. */
        record OtherSchema(Optional<Installation> source, Optional<Installation> target) implements Outcome {}

        /** What the target gave back was not what was put in. */
        record Differs(String table) implements Outcome {}
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
                return Optional.of(new Outcome.NotEmpty(table.name()));
            }
        }
        return Optional.empty();
    }

    /** Hands over every object that the source refers to, each once, until it is answered false. */
    public void referenced(Predicate<Sha256> more) throws SQLException {
        try (Connection from = source.getConnection()) {
            from.setAutoCommit(false);
            try (PreparedStatement statement =
                    from.prepareStatement("SELECT sha256 FROM documents UNION SELECT image FROM pages")) {
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

    /** Copies and compares. Nobody may write to the source meanwhile. */
    public Outcome run() throws SQLException {
        try (Connection from = source.getConnection();
                Connection to = target.getConnection()) {
            if (!ServicePresence.keepServicesOut(to)) {
                return new Outcome.ServicesRunning();
            }
            execute(from, SAME_WRITING);
            execute(to, SAME_WRITING);
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            execute(from, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            try {
                Optional<Outcome> obstacle = obstacle(from, to);
                Outcome outcome = obstacle.isPresent() ? obstacle.get() : copy(from, to);
                if (outcome instanceof Outcome.Copied) {
                    to.commit();
                }
                return outcome;
            } finally {
                to.rollback();
                ServicePresence.unlock(to);
                from.rollback();
                from.setAutoCommit(true);
            }
        }
    }

    private static Outcome copy(Connection from, Connection to) throws SQLException {
        Map<String, Long> copied = new LinkedHashMap<>();
        for (CopiedTable table : CopiedTable.ALL) {
            String columns = table.columns(from);
            MessageDigest sent = Sha256.newDigest();
            copied.put(table.name(), transfer(from, to, table, columns, sent));
            table.advance(to);
            if (!Arrays.equals(sent.digest(), digest(to, table, columns))) {
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

    private static long transfer(Connection from, Connection to, CopiedTable table, String columns, MessageDigest sent)
            throws SQLException {
        CopyOut out = manager(from).copyOut(table.copyOut(columns));
        CopyIn in = manager(to).copyIn(table.copyIn(columns));
        try {
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                sent.update(row);
                in.writeToCopy(row, 0, row.length);
            }
            return in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private static byte[] digest(Connection connection, CopiedTable table, String columns) throws SQLException {
        MessageDigest digest = Sha256.newDigest();
        CopyOut out = manager(connection).copyOut(table.copyOut(columns));
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.update(row);
        }
        return digest.digest();
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
