package vn.tangthu.archive.casefile;

import java.util.List;
import vn.tangthu.catalogue.Label;

/** What became of something that somebody entered. */
public sealed interface EntryOutcome {
    record Done(CaseFile file) implements EntryOutcome {}

    /** Nothing was written; the attempt is in the trail. */
    record NotAllowed(String code, Label why, String clause) implements EntryOutcome {}

    /** Nothing was written. */
    record Wrong(List<Finding> findings) implements EntryOutcome {}

    /** Not there, or outside the scope. */
    record NotFound() implements EntryOutcome {}

    /** Somebody else changed it first; this is how it stands now. Nothing was written. */
    record Conflict(CaseFile current) implements EntryOutcome {}
}
