package vn.tangthu.archive.casefile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.catalogue.Authority;

/** Deciding about values read from papers: whoever may change the record may decide, and nobody else. */
public final class ProposalEntry {
    private final CaseFiles files;
    private final ProposalDecisions decisions;
    private final CaseFileEntry entry;
    private final AuditTrail trail;

    public ProposalEntry(CaseFiles files, ProposalDecisions decisions, CaseFileEntry entry, AuditTrail trail) {
        this.files = files;
        this.decisions = decisions;
        this.entry = entry;
        this.trail = trail;
    }

    /** Keeps a decision, or says why not. */
    public DecisionOutcome decide(Act act, ProposalDecision decision) {
        Optional<CaseFile> found = files.find(act.actor().scope(), decision.file());
        if (found.isEmpty()) {
            // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
            denied(act, decision, Map.of("reason", "not-in-scope"));
            return new DecisionOutcome.NotFound();
        }
        CaseFile file = found.get();
        return switch (entry.mayEnter(act, file.unit(), file.category(), Authority.Right.UPDATE)) {
            case EntryDecision.Refused(String code, var why, String clause) -> {
                denied(act, decision, Map.of("reason", code, "clause", clause));
                yield new DecisionOutcome.NotAllowed(code, why, clause);
            }
            case EntryDecision.Granted(EntryGrant grant) ->
                decisions.decide(act.actor().scope(), grant, decision, event(act, decision, grant));
        };
    }

    private void denied(Act act, ProposalDecision decision, Map<String, String> detail) {
        trail.append(new AuditEvent(act, Action.DENIED, CaseFileEntry.object(decision.file()), detail));
    }

    /** Without the values: the trail says what was done, not what a paper says about a person. */
    private static AuditEvent event(Act act, ProposalDecision decision, EntryGrant grant) {
        Map<String, String> detail = new HashMap<>(Map.of(
                "field", decision.field(),
                "document", decision.document().toString(),
                "verdict", code(decision.verdict()),
                "version", Long.toString(decision.fileVersion()),
                "clause", grant.clause()));
        if (!decision.reason().isEmpty()) {
            detail.put("reason", decision.reason());
        }
        return new AuditEvent(act, Action.PROPOSAL_DECIDED, CaseFileEntry.object(decision.file()), detail);
    }

    /** As the trail and the API write it. */
    public static String code(ProposalDecision.Verdict verdict) {
        return switch (verdict) {
            case KEEP_RECORD -> "keep-record";
            case TAKE_SCAN -> "take-scan";
            case BOTH_WRONG -> "both-wrong";
        };
    }
}
