package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.catalogue.Authority;

final class InMemoryProposalDecisions implements ProposalDecisions {
    private final Object lock;
    private final CaseFiles files;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<UUID, KeptDecision> decisions = new HashMap<>();

    InMemoryProposalDecisions(Object lock, CaseFiles files, AuditTrail trail, Clock clock) {
        this.lock = lock;
        this.files = files;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public DecisionOutcome decide(AccessScope scope, EntryGrant grant, ProposalDecision decision, AuditEvent event) {
        synchronized (lock) {
            Optional<CaseFile> found = files.find(scope, decision.file());
            if (found.isEmpty()) {
                return new DecisionOutcome.NotFound();
            }
            CaseFile file = found.get();
            grant.require(file.category(), file.unit(), Authority.Right.UPDATE);
            KeptDecision there = decisions.get(decision.id());
            if (there != null) {
                if (!there.decision().file().equals(decision.file())) {
                    throw new IllegalArgumentException("The id is taken");
                }
                return new DecisionOutcome.Done(there);
            }
            if (file.version() != decision.fileVersion()) {
                return new DecisionOutcome.Conflict(file);
            }
            KeptDecision kept = new KeptDecision(
                    decision,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    event.act().actor().name());
            decisions.put(decision.id(), kept);
            trail.append(event);
            return new DecisionOutcome.Done(kept);
        }
    }

    @Override
    public List<KeptDecision> of(AccessScope scope, CaseFileId file) {
        synchronized (lock) {
            return files.find(scope, file).stream()
                    .flatMap(seen -> decisions.values().stream()
                            .filter(kept -> kept.decision().file().equals(file)))
                    .sorted(Comparator.comparing(KeptDecision::at)
                            .thenComparing(kept -> kept.decision().id().toString())
                            .reversed())
                    .toList();
        }
    }
}
