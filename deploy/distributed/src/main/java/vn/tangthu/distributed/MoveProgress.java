package vn.tangthu.distributed;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vn.tangthu.archive.object.StoreCopy;

/** Says from time to time how far a copy is, and ends it when the target no longer takes anything. */
final class MoveProgress {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final StoreCopy copy;
    private final PrintStream out;
    private final Clock clock;
    private Instant next;

    MoveProgress(StoreCopy copy, PrintStream out, Clock clock) {
        this.copy = copy;
        this.out = out;
        this.clock = clock;
        this.next = clock.instant().plus(PERIOD);
    }

    boolean goOn() {
        StoreCopy.Progress progress = copy.progress();
        if (clock.instant().isAfter(next)) {
            next = clock.instant().plus(PERIOD);
            print(progress, out);
        }
        return progress.failures().isEmpty();
    }

    static void print(StoreCopy.Progress progress, PrintStream out) {
        out.println("Đã chép / copied: " + progress.objects() + " tệp / objects, " + (progress.bytes() >> 20) + " MiB");
    }
}
