package vn.tangthu.ingest.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells the workers of this process that something was asked for, so that they do not find it only at the end of a pause.
 * Safe for concurrent use.
 */
@Component
public final class WorkSignal {
    private long given;

    /** Something is there to do. */
    public synchronized void give() {
        given++;
        notifyAll();
    }

    /** How often it was given. */
    public synchronized long given() {
        return given;
    }

    /**
     * Waits until it was given more often than that; not at all if it was since.
     *
     * @param most waits no longer
     */
    synchronized void await(long seen, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        long left = most.toNanos();
        while (given == seen && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }
}
