package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.shared.RateLimits;

/** One passes in a while for each key, and none of the held back is forgotten in the count. */
public interface RateLimitsContract {
    Duration PAUSE = Duration.ofMinutes(1);

    /** Fresh limits that take their time from this clock. */
    RateLimits openLimits(Clock clock);

    @Test
    default void onePassesInAWhileAndStandsForThoseHeldBack() {
        TestClock clock = new TestClock();
        RateLimits limits = openLimits(clock);
        assertThat(limits.pass("a", 1, PAUSE)).hasValue(1);
        assertThat(limits.pass("a", 2, PAUSE)).isEmpty();
        clock.advance(PAUSE.minusMillis(1));
        assertThat(limits.pass("a", 3, PAUSE)).isEmpty();
        assertThat(limits.pass("b", 4, PAUSE)).hasValue(4);
        clock.advance(Duration.ofMillis(1));
        assertThat(limits.pass("a", 1, PAUSE)).hasValue(6);
        assertThat(limits.pass("a", 1, PAUSE)).isEmpty();
        clock.advance(PAUSE);
        assertThat(limits.pass("a", 1, PAUSE)).hasValue(2);
    }

    @Test
    default void aClockThatWasSetBackSilencesNobody() {
        TestClock clock = new TestClock();
        RateLimits limits = openLimits(clock);
        assertThat(limits.pass("a", 1, PAUSE)).hasValue(1);
        clock.advance(Duration.ofHours(-1));
        assertThat(limits.pass("a", 1, PAUSE)).hasValue(1);
        assertThat(limits.pass("a", 1, PAUSE)).isEmpty();
    }

    @Test
    default void whatIsOldIsForgotten() {
        TestClock clock = new TestClock();
        RateLimits limits = openLimits(clock);
        limits.pass("old", 1, PAUSE);
        limits.pass("old", 5, PAUSE);
        clock.advance(Duration.ofHours(2));
        limits.pass("new", 1, PAUSE);
        limits.pass("new", 5, PAUSE);
        limits.forget(Duration.ofHours(1));
        clock.advance(PAUSE);
        assertThat(limits.pass("old", 1, PAUSE)).hasValue(1);
        assertThat(limits.pass("new", 1, PAUSE)).hasValue(6);
    }

    @Test
    default void ofManyAtOnceOnePassesAndAllAreCounted() throws Exception {
        TestClock clock = new TestClock();
        RateLimits limits = openLimits(clock);
        List<Callable<OptionalInt>> asks = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            asks.add(() -> limits.pass("a", 1, PAUSE));
        }
        int passed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<OptionalInt> ask : threads.invokeAll(asks)) {
                passed += ask.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(1);
        clock.advance(PAUSE);
        assertThat(limits.pass("a", 1, PAUSE)).hasValue(32);
    }
}
