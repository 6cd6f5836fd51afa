package vn.tangthu.ingest.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.document.DocumentId;

/**
 * A name, date or number that the record and a paper state otherwise.
 *
 * @param field code of the field
 * @param recordValue what the record says, in the form in which it is kept
 * @param readValue what the paper says, likewise; null where it was not found there
 * @param asRead letter for letter, or null
 * @param place where it stands, or null
 * @param confidence 0 to 1: how surely they disagree
 */
public record Mismatch(
        String field,
        String recordValue,
        @Nullable String readValue,
        @Nullable String asRead,
        @Nullable Place place,
        double confidence,
        Kind kind) {
    /** In what they disagree; the graver before the slighter. */
    public enum Kind {
        /** In a letter or digit. */
        DIFFERS,
        /** The paper announces such a value and has another one, or none that could be read. */
        NOT_FOUND_ON_SCAN,
        /** In marks alone, in i and y, or in the order of the syllables: recognition may be to blame. */
        ONLY_MARKS
    }

    /** Whether somebody decided that the record is right, knowing both these values. */
    public boolean settled(DocumentId document, List<KeptDecision> decisions) {
        return decisions.stream().map(KeptDecision::decision).anyMatch(decision -> settles(decision, document));
    }

    private boolean settles(ProposalDecision decision, DocumentId document) {
        return decision.verdict() == ProposalDecision.Verdict.KEEP_RECORD
                && decision.document().equals(document)
                && decision.field().equals(field)
                && recordValue.equals(decision.recordValue())
                && java.util.Objects.equals(readValue, decision.readValue());
    }
}
