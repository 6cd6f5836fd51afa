package vn.tangthu.distributed;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes to pass by itself. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Waiting() {}

    static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come to pass");
            }
            Thread.sleep(100);
        }
    }
}
