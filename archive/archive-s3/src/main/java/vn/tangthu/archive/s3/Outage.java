package vn.tangthu.archive.s3;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that nobody answered, so that readers fall over to the other copy at once instead of waiting out a time limit each.
 * After a pause one request is let through to see whether the server is back; the others go on failing until it is.
 */
final class Outage {
    private final long leastNanos;
    private final long mostNanos;
    private final LongSupplier nanoTime;
    private @Nullable S3Exception reason;
    private long pause;
    private long until;

    Outage(Duration least, Duration most, LongSupplier nanoTime) {
        this.leastNanos = least.toNanos();
        this.mostNanos = most.toNanos();
        this.nanoTime = nanoTime;
    }

    /** @throws S3Exception while the server is taken to be down */
    synchronized void pass() throws S3Exception {
        S3Exception known = reason;
        if (known == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - until < 0) {
            throw new S3Exception(known.trouble(), known.sentence(), known);
        }
        // This caller tries; the others wait for as long again.
        until = now + pause;
    }

    synchronized void failed(S3Exception silent) {
        pause = reason == null ? leastNanos : Math.min(pause * 2, mostNanos);
        until = nanoTime.getAsLong() + pause;
        reason = silent;
    }

    synchronized void answered() {
        reason = null;
    }
}
