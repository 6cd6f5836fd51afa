package vn.tangthu.ingest.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkSignalTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private final WorkSignal signal = new WorkSignal();

    @Test
    @Timeout(60)
    void whoeverWaitsHearsIt() {
        long seen = signal.given();
        CompletableFuture<?>[] waiting = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.runAsync(() -> await(seen, FOR_EVER), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        signal.give();
        assertThat(CompletableFuture.allOf(waiting)).succeedsWithin(30, SECONDS);
    }

    @Test
    @Timeout(60)
    void whatWasGivenBeforeTheWaitIsNotLost() {
        long seen = signal.given();
        signal.give();
        await(seen, FOR_EVER);
        assertThat(signal.given()).isEqualTo(seen + 1);
    }

    @Test
    @Timeout(60)
    void aPauseEndsWithoutIt() {
        await(signal.given(), Duration.ofMillis(1));
        await(signal.given(), Duration.ZERO);
        assertThat(signal.given()).isZero();
    }

    private void await(long seen, Duration most) {
        try {
            signal.await(seen, most);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
