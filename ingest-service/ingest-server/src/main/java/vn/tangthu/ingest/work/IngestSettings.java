package vn.tangthu.ingest.work;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the workers.
 *
 * @param worker name of this process in the queue
 * @param work folder for files under way; emptied by whoever owns it
 * @param readers documents read at once, 1 or more
 * @param indexers documents indexed at once, 1 or more
 * @param lease after this time without a sign of life others take over the work of this process; some seconds at least
 */
public record IngestSettings(String worker, Path work, int readers, int indexers, Duration lease) {
    /** Long enough for a database that is started again, short enough to wait for. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    public IngestSettings {
        if (readers < 1 || indexers < 1) {
            throw new IllegalArgumentException("readers and indexers must be 1 or more");
        }
        if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("lease must be 3 seconds or more");
        }
    }
}
