package vn.tangthu.archive.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import javax.sql.DataSource;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.shared.RateLimits;

/** Rate limits of all processes on one PostgreSQL; each question is one statement. */
public final class PostgresRateLimits implements RateLimits {
    private static final String DUE = "(:now < r.since OR :now >= r.since + :pause * interval '1 microsecond')";
    private final Database database;
    private final Clock clock;

    public PostgresRateLimits(DataSource source, Clock clock) {
        database = new Database(source);
        this.clock = clock;
    }

    @Override
    public OptionalInt pass(String key, int events, Duration pause) {
        record Row(int held, int passed) {}
        Row row = database.sql("INSERT INTO rate_limits AS r (key, since, held, passed)"
                        + " VALUES (:key, :now, 0, :events) ON CONFLICT (key) DO UPDATE SET"
                        + " passed = CASE WHEN " + DUE + " THEN r.held + :events ELSE r.passed END,"
                        + " held = CASE WHEN " + DUE + " THEN 0 ELSE r.held + :events END,"
                        + " since = CASE WHEN " + DUE + " THEN :now ELSE r.since END RETURNING held, passed")
                .param("key", digest(key))
                .param("now", Columns.time(clock.instant()))
                .param("events", events)
                .param("pause", pause.toNanos() / 1000)
                .query((result, number) -> new Row(result.getInt("held"), result.getInt("passed")))
                .single();
        return row.held == 0 ? OptionalInt.of(row.passed) : OptionalInt.empty();
    }

    @Override
    public void forget(Duration age) {
        Instant before = clock.instant().minus(age);
        database.sql("DELETE FROM rate_limits WHERE since < :before")
                .param("before", Columns.time(before))
                .update();
    }

    private static byte[] digest(String key) {
        return Columns.bytes(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
    }
}
