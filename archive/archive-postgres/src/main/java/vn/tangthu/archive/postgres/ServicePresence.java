package vn.tangthu.archive.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The presence of a service at its database, held by locks on a connection of its own: they go with the process, however
 * that ends. While a service is present nobody changes the schema, and nobody else bears its name.
 *
 * <p>The connection may break, when the database is started again for example: call {@link #check} from time to time.
 */
public final class ServicePresence implements AutoCloseable {
    /** "tang" and "thu " in ASCII: numbers that nobody else uses by chance. */
    private static final int SCHEMA = 0x74616E67;

    private static final int NAMES = 0x74687520;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** A machine that lost its power says no word of it: without this its name would stay taken for two hours. */
    private static final String KEEP_ALIVE = "SELECT set_config('tcp_keepalives_idle', '10', false),"
            + " set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)";

    private final DataSource source;
    private final String name;
    private final Installation needed;
    private final Clock clock;
    private final Duration mostSkew;
    private @Nullable Connection connection;
    private @Nullable Session last;

    /** A session as the server knows it; numbers of processes come again, moments do not. */
    private record Session(int process, OffsetDateTime begun) {}

    /**
     * @param source connections that are not pooled
     * @param name of this process, unique among all that work on the database
     * @param mostSkew how far this machine's clock may be from the database's
     */
    public ServicePresence(DataSource source, String name, Installation needed, Clock clock, Duration mostSkew) {
        this.source = source;
        this.name = name;
        this.needed = needed;
        this.clock = clock;
        this.mostSkew = mostSkew;
    }

    /** Whether a service may work. */
    public sealed interface Standing {
        record Present() implements Standing {}

        /** Somebody is changing the schema now. */
        record SchemaChanging() implements Standing {}

        /** Another process with this name works on the database. */
        record NameTaken() implements Standing {}

        /** The database was never prepared. */
        record NotPrepared() implements Standing {}

        /** The database is prepared for another line of versions, or another schema. */
        record OtherVersion(Installation found, Installation needed) implements Standing {}

        /**
         * The place is held, and the clocks are too far apart.
         *
         * @param ahead how far this machine's clock is ahead of the database's; negative if it is behind
         */
        record ClockSkew(Duration ahead) implements Standing {}
    }

    /**
     * Takes the place if it is not held, and looks at the clocks again.
     *
     * @throws SQLException if the database cannot be reached
     */
    public synchronized Standing check() throws SQLException {
        Connection held = connection;
        if (held != null && held.isValid((int) ANSWER.toSeconds())) {
            return clocks(held);
        }
        connection = null;
        if (held != null) {
            held.close();
        }
        Connection fresh = source.getConnection();
        Standing standing;
        try {
            standing = enter(fresh);
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
        if (holdsPlace(standing)) {
            connection = fresh;
        } else {
            leave(fresh);
        }
        return standing;
    }

    private static boolean holdsPlace(Standing standing) {
        return switch (standing) {
            case Standing.Present present -> true;
            case Standing.ClockSkew skew -> true;
            case Standing.SchemaChanging changing -> false;
            case Standing.NameTaken taken -> false;
            case Standing.NotPrepared notPrepared -> false;
            case Standing.OtherVersion other -> false;
        };
    }

    private Standing enter(Connection fresh) throws SQLException {
        try (PreparedStatement statement = fresh.prepareStatement(KEEP_ALIVE)) {
            statement.execute();
        }
        if (!keepSchema(fresh)) {
            return new Standing.SchemaChanging();
        }
        Optional<Installation> found = Installation.read(fresh);
        if (found.isEmpty()) {
            return new Standing.NotPrepared();
        }
        if (!found.get().worksWith(needed)) {
            return new Standing.OtherVersion(found.get(), needed);
        }
        if (!takeName(fresh) && !(endLastSession(fresh) && takeName(fresh))) {
            return new Standing.NameTaken();
        }
        last = session(fresh);
        return clocks(fresh);
    }

    private boolean takeName(Connection fresh) throws SQLException {
        return lock(fresh, "SELECT pg_try_advisory_lock(?, ?)", NAMES, name.hashCode());
    }

    /**
     * The server may not have noticed yet that our last connection broke: after a network that swallowed everything it takes
     * hours to. Whether there was such a session and it is gone now.
     */
    private boolean endLastSession(Connection fresh) throws SQLException {
        Session mine = last;
        if (mine == null) {
            return false;
        }
        try (PreparedStatement statement = fresh.prepareStatement(
                "SELECT pg_terminate_backend(pid, 3000) FROM pg_stat_activity WHERE pid = ? AND backend_start = ?")) {
            statement.setInt(1, mine.process);
            statement.setObject(2, mine.begun);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    private static Session session(Connection fresh) throws SQLException {
        try (PreparedStatement statement = fresh.prepareStatement(
                        "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Session(row.getInt(1), row.getObject(2, OffsetDateTime.class));
        }
    }

    private Standing clocks(Connection held) throws SQLException {
        try (PreparedStatement statement = held.prepareStatement("SELECT clock_timestamp()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            Instant theirs = row.getObject(1, OffsetDateTime.class).toInstant();
            Duration ahead = Duration.between(theirs, clock.instant());
            return ahead.abs().compareTo(mostSkew) > 0 ? new Standing.ClockSkew(ahead) : new Standing.Present();
        }
    }

    /** Keeps the schema as it is while the connection lives, as a service does; false, at once, if it is being changed. */
    static boolean keepSchema(Connection connection) throws SQLException {
        return lock(connection, "SELECT pg_try_advisory_lock_shared(?, ?)", SCHEMA, 0);
    }

    /** Keeps services out as long as the connection lives; false, at once, if there is one. */
    static boolean keepServicesOut(Connection connection) throws SQLException {
        return lock(connection, "SELECT pg_try_advisory_lock(?, ?)", SCHEMA, 0);
    }

    private static boolean lock(Connection connection, String sql, int space, int key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, space);
            statement.setInt(2, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Gives up every lock of the connection: the server notices its end only a moment later, and somebody may be waiting. */
    static void unlock(Connection held) throws SQLException {
        try (PreparedStatement statement = held.prepareStatement("SELECT pg_advisory_unlock_all()")) {
            statement.execute();
        }
    }

    private static void leave(Connection held) throws SQLException {
        try (held) {
            unlock(held);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        Connection held = connection;
        connection = null;
        if (held != null && held.isValid((int) ANSWER.toSeconds())) {
            leave(held);
        } else if (held != null) {
            held.close();
        }
    }
}
