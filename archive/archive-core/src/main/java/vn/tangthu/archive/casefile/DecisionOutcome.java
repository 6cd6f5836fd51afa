package vn.tangthu.archive.casefile;

import vn.tangthu.catalogue.Label;

/** What became of a decision about a value read from a paper. */
public sealed interface DecisionOutcome {
    record Done(KeptDecision kept) implements DecisionOutcome {}

    /** Nothing was written; the attempt is in the trail. */
    record NotAllowed(String code, Label why, String clause) implements DecisionOutcome {}

    /** The case file is not there, or outside the scope. */
    record NotFound() implements DecisionOutcome {}

    /** Somebody changed the case file since; this is how it stands now. Nothing was written. */
    record Conflict(CaseFile current) implements DecisionOutcome {}
}
