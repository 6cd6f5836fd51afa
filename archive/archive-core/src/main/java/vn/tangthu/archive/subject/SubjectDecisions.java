package vn.tangthu.archive.subject;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryAuthority;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Label;

/**
 * Who is the same, as people decide it from page or API. Whoever decides must be allowed to enter, and have the authority to
 * change every case file that he names; a refusal is kept in the trail with its clause.
 */
public final class SubjectDecisions {
    private static final EntryDecision.Refused NO_ENTRY = new EntryDecision.Refused(
            "no-entry",
            new Label(
                    "Vai trò của bạn không được nhập hay sửa hồ sơ. Căn cứ: TT Điều 6.2",
                    "Your role may not enter or change records. Clause: TT Điều 6.2"),
            "TT Điều 6.2");

    private final CaseFiles files;
    private final Subjects subjects;
    private final Units units;
    private final AuditTrail trail;
    private final Clock clock;
    private final EntryAuthority authority;

    public SubjectDecisions(
            Catalogue catalogue, CaseFiles files, Subjects subjects, Units units, AuditTrail trail, Clock clock) {
        this.files = files;
        this.subjects = subjects;
        this.units = units;
        this.trail = trail;
        this.clock = clock;
        authority = new EntryAuthority(catalogue);
    }

    /**
     * Makes one subject of those of these case files.
     *
     * @param ids at least two
     * @param reason why, 1 to 500 characters
     */
    public SubjectOutcome merge(Act act, List<CaseFileId> ids, String reason) {
        return decide(act, Action.SUBJECTS_MERGED, ids, reason, subjects::merge);
    }

    /**
     * Parts these case files from the others of their subject.
     *
     * @param reason as for {@link #merge}
     */
    public SubjectOutcome split(Act act, List<CaseFileId> ids, String reason) {
        return decide(act, Action.SUBJECTS_SPLIT, ids, reason, subjects::split);
    }

    /**
     * Keeps that two case files are not about the same subject.
     *
     * @param reason as for {@link #merge}
     */
    public SubjectOutcome keepApart(Act act, CaseFileId one, CaseFileId other, String reason) {
        return decide(act, Action.SUBJECTS_KEPT_APART, List.of(one, other), reason, subjects::keepApart);
    }

    /** Whether somebody may decide about a case file, for pages that show what can be done; nothing is kept in the trail. */
    public EntryDecision mayDecide(Act act, CaseFile file) {
        return mayDecide(act, units.tree(), file);
    }

    private EntryDecision mayDecide(Act act, UnitTree tree, CaseFile file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE);
        return act.actor().may(Operation.ENTER)
                ? authority.decide(tree, act.actor(), file.unit(), file.category(), Authority.Right.UPDATE, today)
                : NO_ENTRY;
    }

    private SubjectOutcome decide(
            Act act,
            Action action,
            List<CaseFileId> ids,
            String reason,
            BiFunction<AccessScope, DecisionRequest, SubjectChange> decision) {
        UnitTree tree = units.tree();
        List<EntryGrant> grants = new ArrayList<>();
        for (CaseFileId id : ids) {
            Optional<CaseFile> found = files.find(act.actor().scope(), id).filter(file -> !file.deleted());
            if (found.isEmpty()) {
                // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
                denied(act, id, Map.of("reason", "not-in-scope"));
                return new SubjectOutcome.NotFound();
            }
            switch (mayDecide(act, tree, found.get())) {
                case EntryDecision.Granted(EntryGrant grant) -> grants.add(grant);
                case EntryDecision.Refused(String code, Label why, String clause) -> {
                    denied(act, id, Map.of("reason", code, "clause", clause));
                    return new SubjectOutcome.NotAllowed(code, why, clause);
                }
            }
        }
        AuditEvent event = event(act, action, ids, grants, reason);
        return outcome(decision.apply(act.actor().scope(), new DecisionRequest(grants, ids, reason, event)));
    }

    private void denied(Act act, CaseFileId id, Map<String, String> detail) {
        trail.append(new AuditEvent(act, Action.DENIED, CaseFileEntry.object(id), detail));
    }

    private static AuditEvent event(
            Act act, Action action, List<CaseFileId> ids, List<EntryGrant> grants, String reason) {
        String clauses = grants.stream().map(EntryGrant::clause).distinct().collect(Collectors.joining("; "));
        String all = ids.stream().map(CaseFileId::toString).distinct().collect(Collectors.joining(","));
        return new AuditEvent(
                act,
                action,
                CaseFileEntry.object(ids.getFirst()),
                Map.of("records", all, "clause", clauses, "reason", reason.strip()));
    }

    private static SubjectOutcome outcome(SubjectChange change) {
        return switch (change) {
            case SubjectChange.Done(Subject subject) -> new SubjectOutcome.Done(subject);
            case SubjectChange.NotFound() -> new SubjectOutcome.NotFound();
            case SubjectChange.AlreadySo() -> new SubjectOutcome.Refused(SubjectOutcome.Why.ALREADY_SO);
            case SubjectChange.OtherKind() -> new SubjectOutcome.Refused(SubjectOutcome.Why.OTHER_KIND);
            case SubjectChange.Contradiction() -> new SubjectOutcome.Refused(SubjectOutcome.Why.CONTRADICTION);
        };
    }
}
