package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import vn.tangthu.archive.shared.RateLimits;

/** Rate limits of one process. */
public final class InMemoryRateLimits implements RateLimits {
    private final Clock clock;
    private final Map<String, Row> rows = new HashMap<>();

    public InMemoryRateLimits(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized OptionalInt pass(String key, int events, Duration pause) {
        Instant now = clock.instant();
        Row row = rows.get(key);
        if (row != null && !now.isBefore(row.since) && now.isBefore(row.since.plus(pause))) {
            rows.put(key, new Row(row.since, row.held + events));
            return OptionalInt.empty();
        }
        rows.put(key, new Row(now, 0));
        return OptionalInt.of(row == null ? events : row.held + events);
    }

    @Override
    public synchronized void forget(Duration age) {
        Instant before = clock.instant().minus(age);
        rows.values().removeIf(row -> row.since.isBefore(before));
    }

    private record Row(Instant since, int held) {}
}
