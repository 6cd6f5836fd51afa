package vn.tangthu.archive.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private static PartHealth part(String name, Supplier<PartStatus> check) {
        return new PartHealth() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public PartStatus check() {
                return check.get();
            }
        };
    }

    @Test
    void partThatHangsIsDownAndHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        HealthChecks checks = new HealthChecks(
                List.of(
                        part("hanging", () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return PartStatus.up();
                        }),
                        part("fine", PartStatus::up)),
                Clock.systemUTC());
        long begin = System.nanoTime();
        HealthReport report = checks.report();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(report.ready()).isFalse();
        assertThat(report.parts())
                .extracting(HealthReport.Part::name, found -> found.status().code())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fine", "up"),
                        org.assertj.core.groups.Tuple.tuple("hanging", "down"));
        checks.stop();
    }

    @Test
    void answersAreKeptForASecond() {
        AtomicInteger asked = new AtomicInteger();
        HealthChecks checks = new HealthChecks(
                List.of(part("part", () -> {
                    asked.incrementAndGet();
                    return PartStatus.up();
                })),
                Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC));
        checks.report();
        checks.report();
        assertThat(asked).hasValue(1);
        checks.stop();
    }
}
