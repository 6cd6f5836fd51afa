package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.search.SearchUnavailableException;

/**
 * Claims work and has it done, with as many threads as each handler wants. Work whose handler fails comes back later, each
 * time after a longer pause; work under way keeps its lease as long as its thread lives.
 */
final class WorkLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;

    private final WorkQueue queue;
    private final Clock clock;
    private final String worker;
    private final Duration lease;
    private final WorkSignal signal;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    WorkLoop(WorkQueue queue, Clock clock, String worker, Duration lease, WorkSignal signal) {
        this.queue = queue;
        this.clock = clock;
        this.worker = worker;
        this.lease = lease;
        this.signal = signal;
    }

    void start(List<WorkHandler> handlers) {
        for (WorkHandler handler : handlers) {
            for (int i = 0; i < handler.threads(); i++) {
                String name = "work-" + handler.kinds() + "-" + i;
                threads.add(Thread.ofPlatform().name(name).daemon().start(() -> run(handler)));
            }
        }
    }

    boolean stopping() {
        return stopping;
    }

    private void run(WorkHandler handler) {
        while (!stopping) {
            try {
                long seen = signal.given();
                List<Work> all = claim(handler);
                if (all.isEmpty()) {
                    signal.await(seen, IDLE);
                } else {
                    process(handler, all);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The queue itself cannot be reached: its database is being started again.
                LOG.warn("Work cannot be claimed: {}", e.getClass().getSimpleName());
                pauseQuietly();
            }
        }
    }

    private List<Work> claim(WorkHandler handler) {
        if (handler.together() == 1) {
            return queue.claim(handler.kinds(), worker, lease).stream().toList();
        }
        WorkKind kind = handler.kinds().iterator().next();
        return queue.claimMany(kind, worker, lease, handler.together());
    }

    /** Has claimed work done, whatever comes of it. */
    void process(WorkHandler handler, List<Work> all) throws InterruptedException {
        Thread holder = Thread.ofVirtual().name("lease-" + all.getFirst().id()).start(() -> hold(all));
        try {
            attempt(handler, all);
        } finally {
            holder.interrupt();
        }
    }

    private void attempt(WorkHandler handler, List<Work> all) throws InterruptedException {
        try {
            switch (handler.handleAll(all)) {
                case WorkHandler.Outcome.Done() -> done(all);
                case WorkHandler.Outcome.Later(Duration delay) ->
                    all.forEach(work -> queue.postpone(work, clock.instant().plus(delay)));
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError e) {
            if (!stopping) {
                failed(handler, all, e);
            }
        }
    }

    private void done(List<Work> all) {
        if (all.size() == 1) {
            queue.done(all.getFirst());
        } else {
            queue.doneAll(all);
        }
    }

    /** A part that is down says nothing about what was to be done; anything else is found out by trying each alone. */
    private void failed(WorkHandler handler, List<Work> all, Throwable e) throws InterruptedException {
        Work first = all.getFirst();
        boolean partIsDown = e instanceof DataAccessException
                || e instanceof TransactionException
                || e instanceof SearchUnavailableException;
        LOG.warn(
                "{} of {} and {} more failed (attempt {}): {}",
                first.kind(),
                first.document(),
                all.size() - 1,
                first.attempt(),
                trace(e));
        if (all.size() > 1 && !partIsDown) {
            for (Work work : all) {
                attempt(handler, List.of(work));
            }
        } else {
            all.forEach(work -> again(handler, work, e, partIsDown));
        }
    }

    private void again(WorkHandler handler, Work work, Throwable e, boolean partIsDown) {
        if (work.attempt() >= MOST_ATTEMPTS && !partIsDown && handler.giveUp(work, e)) {
            queue.done(work);
        } else {
            queue.release(work, clock.instant().plus(pauseAfter(work.attempt())));
        }
    }

    /** Where it happened, without the message: that of a database may carry a person's data. */
    private static String trace(Throwable e) {
        return e.getClass().getName() + " at "
                + Arrays.stream(e.getStackTrace()).limit(5).toList();
    }

    private void hold(List<Work> all) {
        try {
            while (!stopping) {
                Thread.sleep(lease.dividedBy(3));
                all.forEach(this::extend);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void extend(Work work) {
        try {
            queue.extend(work, lease);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Lease of {} could not be extended: {}",
                    work.id(),
                    e.getClass().getSimpleName());
        }
    }

    static Duration pauseAfter(int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt, 9));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void pauseQuietly() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** From now on no work is begun, and what fails is not the work's fault. */
    void end() {
        stopping = true;
    }

    /** Ends all threads; work under way is free again when its lease ends, or at the next start of this worker. */
    void stop() throws InterruptedException {
        stopping = true;
        signal.give();
        for (Thread thread : threads) {
            thread.interrupt();
        }
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (Thread thread : threads) {
            thread.join(
                    Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
        }
    }
}
