package vn.tangthu.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;

/** What runs beside the services: start and stop in the trail, anchors of the trail on the media. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long MINUTE = 60;
    private final ApplicationContext context;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());
    private final ScheduledExecutorService scrubber = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("scrub").factory());

    Housekeeping(ApplicationContext context) {
        this.context = context;
    }

    void started() {
        append(Action.STARTED);
        var unusedAnchors = timer.scheduleWithFixedDelay(this::anchor, 5, MINUTE, TimeUnit.SECONDS);
        var unusedScrubs = scrubber.scheduleWithFixedDelay(this::scrub, MINUTE, MINUTE, TimeUnit.SECONDS);
    }

    /** Writes the end and the last anchor; a database that is gone must not keep the program from ending. */
    void stopping() {
        timer.shutdown();
        scrubber.shutdownNow();
        try {
            append(Action.STOPPED);
            anchor();
        } catch (RuntimeException e) {
            LOG.warn("The stop could not be audited: {}", e.getClass().getSimpleName());
        }
    }

    /** What a person who starts the program should mend. */
    List<Label> warnings() {
        List<Label> result = new ArrayList<>();
        for (PartHealth part : context.getBeansOfType(PartHealth.class).values()) {
            switch (part.check()) {
                case PartStatus.Up up -> {}
                case PartStatus.Degraded(Label detail) -> result.add(detail);
                case PartStatus.Down(Label detail) -> result.add(detail);
            }
        }
        return result;
    }

    private void anchor() {
        try {
            context.getBean(AuditAnchors.class).write();
        } catch (RuntimeException e) {
            LOG.warn("The audit trail could not be anchored: {}", e.getClass().getSimpleName());
        }
    }

    private void scrub() {
        try {
            context.getBean(Scrub.class).tick();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The copies could not all be read: {}", e.getClass().getSimpleName());
        }
    }

    private void append(Action action) {
        var root = CommandLineActs.root(context.getBean(Units.class).tree());
        Act machine = new Act(
                new Actor("system", Set.of(), root, AccessScope.none()),
                null,
                "system",
                UUID.randomUUID().toString());
        context.getBean(AuditTrail.class)
                .append(new AuditEvent(
                        machine,
                        action,
                        null,
                        Map.of("pid", Long.toString(ProcessHandle.current().pid()))));
    }
}
