package vn.tangthu.archive.postgres;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import vn.tangthu.archive.object.Sha256;

/**
 * A table that belongs to the system of record and goes along when it moves.
 *
 * @param key the order in which its rows are compared; texts by their bytes, since two databases may collate differently
 */
record CopiedTable(String name, String key) {
    /** Parents before their children. The end of the trail is not among them: its one row is there from the start. */
    static final List<CopiedTable> ALL = List.of(
            new CopiedTable("units", "code COLLATE \"C\""),
            new CopiedTable("accounts", "username COLLATE \"C\""),
            new CopiedTable("api_tokens", "id"),
            new CopiedTable("documents", "id"),
            new CopiedTable("metadata_versions", "document, version"),
            new CopiedTable("case_files", "id"),
            new CopiedTable("case_file_versions", "case_file, version"),
            new CopiedTable("proposal_decisions", "id"),
            new CopiedTable("subject_keys", "case_file"),
            new CopiedTable("subject_decisions", "id"),
            new CopiedTable("subject_decision_files", "decision, case_file"),
            new CopiedTable("readings", "sha256"),
            new CopiedTable("pages", "sha256, number"),
            new CopiedTable("imports", "id"),
            new CopiedTable("import_rejects", "import, pass COLLATE \"C\", number"),
            new CopiedTable("import_reasons", "import, pass COLLATE \"C\", kind COLLATE \"C\""),
            new CopiedTable("drafts", "owner COLLATE \"C\", form"),
            new CopiedTable("work", "id"),
            new CopiedTable("audit_entries", "sequence"));

    /** What belongs to one installation and not to the archive: who is signed in, what runs when, what was prepared. */
    static final Set<String> LEFT_BEHIND = Set.of(
            "audit_head",
            "flyway_schema_history",
            "installation",
            "rate_limits",
            "recurring_jobs",
            "spring_session",
            "spring_session_attributes");

    /** Every column but those that PostgreSQL computes from others. */
    String columns(Connection connection) throws SQLException {
        return Objects.requireNonNull(one(
                connection,
                "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)"
                        + " FROM information_schema.columns"
                        + " WHERE table_schema = current_schema() AND table_name = ? AND is_generated = 'NEVER'"));
    }

    /** Numbers that PostgreSQL hands out go on after the last that is in use. */
    void advance(Connection connection) throws SQLException {
        String column = one(
                connection,
                "SELECT max(column_name) FROM information_schema.columns"
                        + " WHERE table_schema = current_schema() AND table_name = ? AND is_identity = 'YES'");
        if (column != null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT setval(pg_get_serial_sequence('" + name + "', '" + column
                            + "'), max(" + column + ")) FROM " + name + " HAVING max(" + column + ") IS NOT NULL")) {
                statement.executeQuery().close();
            }
        }
    }

    boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM " + name + " LIMIT 1");
                ResultSet row = statement.executeQuery()) {
            return !row.next();
        }
    }

    /**
     * Writes every row of one database into the other.
     *
     * @param sent hears of the bytes
     * @return number of rows
     */
    long copy(String columns, Connection from, Connection to, MessageDigest sent) throws SQLException {
        CopyOut out = read(columns, from);
        CopyIn in = manager(to).copyIn("COPY " + name + " (" + columns + ") FROM STDIN");
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

    /** Of all rows, as {@link #copy} sends them. */
    byte[] digest(String columns, Connection connection) throws SQLException {
        MessageDigest digest = Sha256.newDigest();
        CopyOut out = read(columns, connection);
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.update(row);
        }
        return digest.digest();
    }

    private CopyOut read(String columns, Connection connection) throws SQLException {
        return manager(connection)
                .copyOut("COPY (SELECT " + columns + " FROM " + name + " ORDER BY " + key + ") TO STDOUT");
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private @Nullable String one(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
