package vn.tangthu.archive.casefile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;

/**
 * What somebody decided about a value that a paper states otherwise than the record, or that only one of them has (Decree
 * 59/2020: where electronic data and paper disagree, it is checked before it is corrected). It changes no record: taking the
 * scan's value is a correction of its own.
 *
 * @param id chosen by whoever decides, so that sending it again decides nothing twice
 * @param fileVersion the version of the case file that whoever decided saw
 * @param document the paper
 * @param page where the value stands on it, from 1; 0 where it does not stand on it
 * @param field code of the field
 * @param recordValue what the record said, or null where it said nothing
 * @param readValue what was read from the paper, or null where nothing was
 * @param rightValue what is right where both are wrong, or null where nobody knows yet; else null
 * @param reason 1 to 500 characters; may be empty where the record said nothing
 */
public record ProposalDecision(
        UUID id,
        CaseFileId file,
        long fileVersion,
        DocumentId document,
        int page,
        String field,
        @Nullable String recordValue,
        @Nullable String readValue,
        Verdict verdict,
        @Nullable String rightValue,
        String reason) {
    private static final int LONGEST_REASON = 500;

    public ProposalDecision {
        reason = reason.strip();
        if (recordValue == null && readValue == null) {
            throw new IllegalArgumentException("There is no value to decide about");
        }
        if (reason.length() > LONGEST_REASON || (reason.isEmpty() && recordValue != null)) {
            throw new IllegalArgumentException("A decision needs a reason of 1 to 500 characters");
        }
        if (rightValue != null && verdict != Verdict.BOTH_WRONG) {
            throw new IllegalArgumentException("What is right is said already");
        }
        if (verdict == Verdict.TAKE_SCAN && readValue == null) {
            throw new IllegalArgumentException("Nothing was read that could be taken");
        }
    }

    /** Which one is right. */
    public enum Verdict {
        /** The record; what was read is rejected. */
        KEEP_RECORD,
        /** The paper; what was read is accepted. */
        TAKE_SCAN,
        /** Neither; what was read is corrected. */
        BOTH_WRONG
    }
}
