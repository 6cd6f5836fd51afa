package vn.tangthu.standalone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreHealth;

/**
 * Reads every copy of every object once a day, and whenever a medium came back, and mends what is missing or damaged from
 * the other copy. What it mends stands in the audit trail.
 */
final class Scrub {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration FIRST = Duration.ofMinutes(10);

    private final MirroredObjectStore store;
    private final Clock clock;
    private Instant due;
    private boolean complete = true;

    Scrub(MirroredObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        due = clock.instant().plus(FIRST);
    }

    /** Called every minute by one thread; reads everything when it is due. */
    void tick() throws InterruptedException {
        boolean before = complete;
        complete = store.health().stream().allMatch(StoreHealth::usable);
        boolean cameBack = complete && !before;
        if (complete && (cameBack || !clock.instant().isBefore(due))) {
            run();
            due = clock.instant().plus(PERIOD);
        }
    }

    /** What was found. */
    record Result(long objects, long notGood) {}

    /** Reads everything now, at half the speed the media allow, so that people are served in between. */
    Result run() throws InterruptedException {
        long objects = 0;
        long notGood = 0;
        try (Stream<Sha256> all = store.list()) {
            for (Iterator<Sha256> digests = all.iterator(); digests.hasNext(); ) {
                long begun = System.nanoTime();
                List<CopyState> copies = store.mend(digests.next());
                objects++;
                if (copies.stream().anyMatch(copy -> copy.state() != CopyState.State.GOOD)) {
                    notGood++;
                }
                Thread.sleep(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        LOG.info("All copies were read: {} objects, {} without two good copies", objects, notGood);
        return new Result(objects, notGood);
    }
}
