package vn.tangthu.wiring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.RecurringJobs;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;

/** What runs beside the services: start and stop in the trail, recurring jobs. */
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private final ApplicationContext context;
    private final String process;
    private final JobRunner runner;

    /** @param process name of this process, unique among all that share the database */
    public Housekeeping(ApplicationContext context, String process) {
        this.context = context;
        this.process = process;
        runner = new JobRunner(
                context.getBeansOfType(Job.class).values(),
                context.getBean(RecurringJobs.class),
                process,
                context.getBean(Clock.class));
    }

    public void started() {
        append(Action.STARTED);
        runner.start();
    }

    /** Writes the end and the last anchor; a database that is gone must not keep the program from ending. */
    public void stopping() {
        runner.stop();
        try {
            append(Action.STOPPED);
            context.getBeanProvider(AnchorPlaces.class).ifAvailable(this::anchor);
        } catch (RuntimeException e) {
            LOG.warn("The stop could not be audited: {}", e.getClass().getSimpleName());
        }
    }

    /** What a person who starts the program should mend. */
    public List<Label> warnings() {
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

    private void anchor(AnchorPlaces places) {
        new AuditAnchors(context.getBean(AuditTrail.class), places).write();
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
                        Map.of(
                                "process",
                                process,
                                "pid",
                                Long.toString(ProcessHandle.current().pid()))));
    }
}
