package vn.tangthu.wiring;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.archive.shared.RecurringJobs;

/**
 * Reads every copy of every object once a day, and whenever a medium came back, and mends what is missing or damaged from
 * the other copy. What it mends stands in the audit trail.
 */
final class Scrub {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration WAIT = Duration.ofMinutes(1);

    private static final int PREFIXES = 256;

    private final MirroredObjectStore store;
    private final RecurringJobs jobs;
    private boolean complete = true;

    Scrub(MirroredObjectStore store, RecurringJobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    Job job() {
        return new Job("scrub", WAIT, FIRST, false, this::cameBack, this::runIfComplete);
    }

    /** Every process notices that a medium came back; they ask for one run together, at worst for a second one after it. */
    private boolean cameBack() {
        boolean before = complete;
        complete = store.health().stream().allMatch(StoreHealth::usable);
        return complete && !before;
    }

    private Duration runIfComplete(JobRun run) throws InterruptedException {
        if (!complete) {
            return WAIT;
        }
        Result unused = run(run);
        return PERIOD;
    }

    /** What was found. */
    record Result(long objects, long notGood) {
        private Result plus(Result other) {
            return new Result(objects + other.objects, notGood + other.notGood);
        }
    }

    /**
     * Reads everything now, at half the speed the media allow, so that people are served in between. It goes by the first two
     * digits of the digests: no more of them have to be kept in memory, and a run that was cut off is gone on with there.
     */
    Result run(JobRun run) throws InterruptedException {
        int from = run.reached().isEmpty() ? 0 : HexFormat.fromHexDigits(run.reached()) + 1;
        Result result = new Result(0, 0);
        for (int first = from; first < PREFIXES; first++) {
            String prefix = HexFormat.of().toHexDigits((byte) first);
            result = result.plus(mend(prefix));
            jobs.reach(run, prefix);
        }
        jobs.reach(run, "");
        LOG.info(
                "{} copies were read: {} objects, {} without two good copies",
                from == 0 ? "All" : "The rest of the",
                result.objects,
                result.notGood);
        return result;
    }

    private Result mend(String prefix) throws InterruptedException {
        long objects = 0;
        long notGood = 0;
        try (Stream<Sha256> all = store.list(prefix)) {
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
        return new Result(objects, notGood);
    }
}
