package vn.tangthu.archive.casefile;

import java.util.List;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * Decisions about values that were read from papers. Those about a case file are seen by whoever sees the case file, who may
 * not read each of its papers any more: whoever shows a decision asks for the paper too. None is ever changed or removed.
 */
public interface ProposalDecisions {
    /**
     * Keeps a decision with its audit entry: one transaction, durable when the method returns. The same id again returns
     * what is kept and changes nothing.
     *
     * @param grant for {@link vn.tangthu.catalogue.Authority.Right#UPDATE} over the case file's category and unit
     * @return {@link DecisionOutcome.Done}, {@link DecisionOutcome.NotFound} or {@link DecisionOutcome.Conflict}
     * @throws IllegalArgumentException if the grant was given for something else, or the id belongs to a decision about
     *     another case file
     */
    DecisionOutcome decide(AccessScope scope, EntryGrant grant, ProposalDecision decision, AuditEvent event);

    /** Those about a case file, newest first, equal moments by falling id; empty if it cannot be seen. */
    List<KeptDecision> of(AccessScope scope, CaseFileId file);
}
