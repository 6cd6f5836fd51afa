package vn.tangthu.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.archive.shared.RecurringJobs;

/**
 * Runs recurring jobs, each on a thread of its own. Every process asks; the one that gets a run keeps it as long as it
 * lives, and it is taken over when that process dies.
 */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final RecurringJobs jobs;
    private final String process;
    private final Clock clock;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private final Collection<Job> all;
    private final ScheduledExecutorService threads;
    private volatile boolean stopping;

    JobRunner(Collection<Job> all, RecurringJobs jobs, String process, Clock clock) {
        this.all = all;
        this.jobs = jobs;
        this.process = process;
        this.clock = clock;
        threads = Executors.newScheduledThreadPool(
                Math.max(1, all.size()),
                Thread.ofPlatform().daemon().name("jobs-", 0).factory());
    }

    void start() {
        jobs.releaseAll(process);
        for (Job job : all) {
            var unused =
                    threads.scheduleWithFixedDelay(() -> ask(job), 0, job.pace().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ask(Job job) {
        try {
            boolean unused = tick(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The database is away for a while, as a rule.
            LOG.warn(
                    "Job {} could not be asked for: {}",
                    job.name(),
                    e.getClass().getSimpleName());
        }
    }

    /** Runs the job if it is this process's turn; whether it did. */
    boolean tick(Job job) throws InterruptedException {
        if (!declared.contains(job.name())) {
            jobs.declare(job.name(), clock.instant().plus(job.first()));
            if (job.atEveryStart()) {
                jobs.hurry(job.name());
            }
            declared.add(job.name());
        }
        if (job.urgent().getAsBoolean()) {
            jobs.hurry(job.name());
        }
        Optional<JobRun> run = jobs.claim(job.name(), process, LEASE);
        if (run.isPresent()) {
            run(job, run.get());
        }
        return run.isPresent();
    }

    private void run(Job job, JobRun run) throws InterruptedException {
        Thread runner = Thread.currentThread();
        Thread holder = Thread.ofVirtual().name("lease-" + job.name()).start(() -> hold(run, runner));
        Duration next = AFTER_FAILURE;
        try {
            next = job.body().run(run);
        } catch (InterruptedException e) {
            next = Duration.ZERO;
            if (stopping) {
                throw e;
            }
            LOG.warn("Job {} was lost to another process", job.name());
        } catch (Exception | LinkageError e) {
            LOG.warn("Job {} failed; it is tried again in {}: {}", job.name(), AFTER_FAILURE, trace(e));
        } finally {
            holder.interrupt();
            jobs.done(run, clock.instant().plus(next));
        }
    }

    /** Where it happened, without the message: that of a database may carry a person's data. */
    private static String trace(Throwable e) {
        StackTraceElement[] stack = e.getStackTrace();
        return e.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private void hold(JobRun run, Thread runner) {
        try {
            while (true) {
                Thread.sleep(LEASE.dividedBy(4));
                if (!extended(run)) {
                    runner.interrupt();
                    return;
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that does not answer is no reason to stop: the lease lasts longer than a restart of it. */
    private boolean extended(JobRun run) {
        try {
            return jobs.extend(run, LEASE);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Lease of job {} could not be extended: {}",
                    run.job(),
                    e.getClass().getSimpleName());
            return true;
        }
    }

    void stop() {
        stopping = true;
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
