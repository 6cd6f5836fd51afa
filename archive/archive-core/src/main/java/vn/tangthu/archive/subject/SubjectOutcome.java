package vn.tangthu.archive.subject;

import vn.tangthu.catalogue.Label;

/** What became of a decision that somebody wanted to make about subjects. */
public sealed interface SubjectOutcome {
    /** @param subject as the caller sees it now: that of the first case file named */
    record Done(Subject subject) implements SubjectOutcome {}

    /** Nothing was written; the attempt is in the trail. */
    record NotAllowed(String code, Label why, String clause) implements SubjectOutcome {}

    /** One of the case files is not there, or outside the scope. */
    record NotFound() implements SubjectOutcome {}

    /** Nothing was written. */
    record Refused(Why why) implements SubjectOutcome {}

    /** Why a decision makes no sense. */
    enum Why {
        ALREADY_SO,
        OTHER_KIND,
        CONTRADICTION
    }
}
