package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import vn.tangthu.archive.queue.Work;
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
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;

    WorkLoop(WorkQueue queue, Clock clock, String worker, Duration lease) {
        this.queue = queue;
        this.clock = clock;
        this.worker = worker;
        this.lease = lease;
    }

    void start(List<WorkHandler> handlers) {
        for (WorkHandler handler : handlers) {
            for (int i = 0; i < handler.threads(); i++) {
                String name = "work-" + handler.kinds() + "-" + i;
                threads.add(Thread.ofPlatform().name(name).daemon().start(() -> run(handler)));
            }
        }
    }

    /** Looks for work now instead of at the end of the pause. */
    void wake() {
        if (news.availablePermits() < threads.size()) {
            news.release(threads.size());
        }
    }

    boolean stopping() {
        return stopping;
    }

    private void run(WorkHandler handler) {
        while (!stopping) {
            try {
                Optional<Work> work = queue.claim(handler.kinds(), worker, lease);
                if (work.isPresent()) {
                    process(handler, work.get());
                } else {
                    pause(IDLE);
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

    /** Has one piece of claimed work done, whatever comes of it. */
    void process(WorkHandler handler, Work work) throws InterruptedException {
        Thread holder = Thread.ofVirtual().name("lease-" + work.id()).start(() -> hold(work));
        try {
            switch (handler.handle(work)) {
                case WorkHandler.Outcome.Done() -> queue.done(work);
                case WorkHandler.Outcome.Later(Duration delay) ->
                    queue.postpone(work, clock.instant().plus(delay));
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError e) {
            if (stopping) {
                return;
            }
            failed(handler, work, e);
        } finally {
            holder.interrupt();
        }
    }

    /** A part that is down says nothing about the document; anything else ends after some attempts. */
    private void failed(WorkHandler handler, Work work, Throwable e) {
        LOG.warn("{} of {} failed (attempt {}): {}", work.kind(), work.document(), work.attempt(), trace(e));
        boolean partIsDown = e instanceof DataAccessException
                || e instanceof TransactionException
                || e instanceof SearchUnavailableException;
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

    private void hold(Work work) {
        try {
            while (!stopping) {
                Thread.sleep(lease.dividedBy(3));
                extend(work);
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

    private void pause(Duration time) throws InterruptedException {
        boolean unused = news.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
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
        wake();
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
