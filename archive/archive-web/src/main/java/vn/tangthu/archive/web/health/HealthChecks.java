package vn.tangthu.archive.web.health;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tangthu.catalogue.Label;

/** Asks all parts at once; a part that hangs, fails or throws is down. Answers are kept for a second. */
@Component
final class HealthChecks {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final List<PartHealth> parts;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("health-", 0).factory());
    private @Nullable HealthReport latest;

    HealthChecks(List<PartHealth> parts, Clock clock) {
        this.parts =
                parts.stream().sorted(Comparator.comparing(PartHealth::name)).toList();
        this.clock = clock;
    }

    /** Callers who come together wait for one round of checks: open to everybody, it must not multiply the work. */
    synchronized HealthReport report() {
        Instant now = clock.instant();
        if (latest == null || !now.isBefore(latest.at().plus(FRESH)) || now.isBefore(latest.at())) {
            List<HealthReport.Part> parts = check();
            // The moment after the round: those who waited for a part that hangs share its answer.
            HealthReport report = new HealthReport(clock.instant(), parts);
            tell(latest == null ? Set.of() : latest.troubled(), report);
            latest = report;
        }
        return latest;
    }

    /** Says each change once: the proxy asks every two seconds, and whoever reads the log wants to know since when. */
    private static void tell(Set<String> before, HealthReport report) {
        for (HealthReport.Part part : report.parts()) {
            String name = part.name();
            switch (part.status()) {
                case PartStatus.Up up when before.contains(name) -> LOG.info("Part {} is up again", name);
                case PartStatus.Up up -> {}
                case PartStatus.Degraded(Label detail)
                when !before.contains(name) -> LOG.warn("Part {} is degraded: {}", name, detail.en());
                case PartStatus.Degraded degraded -> {}
                case PartStatus.Down(Label detail)
                when !before.contains(name) -> LOG.warn("Part {} is down: {}", name, detail.en());
                case PartStatus.Down down -> {}
            }
        }
    }

    private List<HealthReport.Part> check() {
        List<Future<PartStatus>> answers = new ArrayList<>();
        for (PartHealth part : parts) {
            answers.add(threads.submit(part::check));
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<HealthReport.Part> result = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = parts.get(i).name();
            result.add(new HealthReport.Part(name, await(name, answers.get(i), deadline)));
        }
        return result;
    }

    private static PartStatus await(String name, Future<PartStatus> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            LOG.debug("Part {} did not answer within {}", name, LIMIT, e);
            return down(
                    "Không trả lời trong 3 giây; xem nhật ký máy chủ.",
                    "No answer within 3 seconds; see the server's log.");
        } catch (ExecutionException e) {
            LOG.warn("Part {} could not be checked", name, e);
            return down("Không kiểm tra được; xem nhật ký máy chủ.", "Could not be checked; see the server's log.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("Việc kiểm tra bị ngắt.", "The check was interrupted.");
        }
    }

    private static PartStatus down(String vi, String en) {
        return new PartStatus.Down(new Label(vi, en));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
