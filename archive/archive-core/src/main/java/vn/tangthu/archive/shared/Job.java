package vn.tangthu.archive.shared;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * A recurring job of this program.
 *
 * @param name the same in every process
 * @param pace how often a process asks whether the job is due
 * @param first time from the first start of the installation to the first run
 * @param atEveryStart whether every process that starts asks for a run
 * @param urgent asked often; true if the job should run now
 * @param body the job itself
 */
public record Job(String name, Duration pace, Duration first, boolean atEveryStart, BooleanSupplier urgent, Body body) {
    private static final Duration PACE = Duration.ofSeconds(10);

    public Job {
        if (!name.matches("[a-z][a-z-]{0,39}")) {
            throw new IllegalArgumentException("Not a name of a job: " + name);
        }
    }

    /** A job that runs by the clock alone. */
    public static Job of(String name, Duration first, Callable<Duration> body) {
        return new Job(name, PACE, first, false, () -> false, run -> body.call());
    }

    /** A job that also runs whenever a process starts. */
    public static Job atEveryStart(String name, Callable<Duration> body) {
        return new Job(name, PACE, Duration.ZERO, true, () -> false, run -> body.call());
    }

    /** The same job, which also runs whenever this is true when it is asked. */
    public Job urgentWhen(BooleanSupplier when) {
        return new Job(name, pace, first, atEveryStart, when, body);
    }

    /** What a job does; called by one process at a time. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs to its end, or until the thread is interrupted.
         *
         * @return time until the next run
         */
        Duration run(JobRun run) throws Exception;
    }
}
