package vn.tangthu.search.elasticsearch;

import java.util.concurrent.Semaphore;

/** Bytes that may be on their way at one time. Who comes first is served first. */
final class ByteBudget {
    private static final int UNIT = 1024;
    private final int units;
    private final Semaphore free;

    ByteBudget(long bytes) {
        units = Math.toIntExact(bytes / UNIT);
        free = new Semaphore(units, true);
    }

    /** Waits until there is room, and sends. What is larger than the whole budget takes all of it. */
    void run(long bytes, Runnable sending) {
        int taken = (int) Math.min(units, bytes / UNIT + 1);
        free.acquireUninterruptibly(taken);
        try {
            sending.run();
        } finally {
            free.release(taken);
        }
    }
}
