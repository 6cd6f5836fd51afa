package vn.tangthu.archive.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.tangthu.catalogue.Label;

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
    void thoseWhoWaitForAPartThatHangsShareOneRound() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        HealthChecks checks = new HealthChecks(
                List.of(part("hanging", () -> {
                    asked.incrementAndGet();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return PartStatus.up();
                })),
                Clock.systemUTC());
        try (ExecutorService callers = Executors.newFixedThreadPool(3)) {
            callers.invokeAll(Collections.nCopies(3, checks::report));
        }
        assertThat(asked).hasValue(1);
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
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        checks.report();
        checks.report();
        assertThat(asked).hasValue(1);
        checks.stop();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aPartThatGoesAwayAndComesBackIsToldOfOnceEach(CapturedOutput output) {
        AtomicReference<PartStatus> status = new AtomicReference<>(PartStatus.up());
        AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
        HealthChecks checks = new HealthChecks(List.of(part("media", status::get)), new Clock() {
            @Override
            public Instant instant() {
                return time.getAndUpdate(now -> now.plusSeconds(2));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        checks.report();
        status.set(new PartStatus.Degraded(new Label("thiếu", "one is missing")));
        checks.report();
        checks.report();
        status.set(PartStatus.up());
        checks.report();
        checks.report();
        assertThat(output.getAll().lines().filter(line -> line.contains("Part media")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("Part media is degraded: one is missing"),
                        line -> assertThat(line).endsWith("Part media is up again"));
        checks.stop();
    }
}
