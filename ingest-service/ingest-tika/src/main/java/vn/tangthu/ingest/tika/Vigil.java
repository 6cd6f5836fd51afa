package vn.tangthu.ingest.tika;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches one reading and kills its child when it is silent or at work for too long. */
final class Vigil {
    private final ChildJvm child;
    private final RecognitionPermits.Lease permits;
    private final ReadingTimes times;
    private Duration silent = Duration.ZERO;
    private Duration worked = Duration.ZERO;
    private boolean serverBusy;
    private @Nullable String verdict;

    Vigil(ChildJvm child, RecognitionPermits.Lease permits, ReadingTimes times) {
        this.child = child;
        this.permits = permits;
        this.times = times;
    }

    /** The child said something, and the server is busy with it. */
    synchronized void heard() {
        silent = Duration.ZERO;
        serverBusy = true;
    }

    /** The server waits for the child again. */
    synchronized void waiting() {
        serverBusy = false;
    }

    /** Called again and again with the time since the last call. */
    synchronized void tick(Duration passed) {
        if (serverBusy || verdict != null || permits.starved()) {
            return;
        }
        silent = silent.plus(passed);
        worked = worked.plus(passed);
        if (silent.compareTo(times.silence()) > 0) {
            verdict = "no progress for " + times.silence().toSeconds() + " s";
        } else if (worked.compareTo(times.document()) > 0) {
            verdict = "not finished after " + times.document().toSeconds() + " s";
        }
        if (verdict != null) {
            child.kill();
        }
    }

    /** Why the child was killed, or null. */
    synchronized @Nullable String verdict() {
        return verdict;
    }
}
