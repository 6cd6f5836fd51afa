package vn.tangthu.ingest.proposal;

import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Field;

/**
 * A proposal in the hands of an officer.
 *
 * @param number place in the form, from 0
 * @param value what goes into the record if it is accepted or corrected, in the form in which it is kept
 * @param recordValue what the record says of a field with one value, or null where it says nothing
 */
public record ProposedValue(
        int number,
        Field field,
        Proposal proposal,
        State state,
        String value,
        @Nullable String recordValue) {
    /** What the officer did with it. */
    public enum State {
        /** Nothing yet: it goes nowhere. */
        NEW,
        /** As it was proposed, or as one of its alternatives. */
        ACCEPTED,
        /** Typed anew. */
        CORRECTED,
        REJECTED
    }

    /** Whether it goes into the record when the form is sent. */
    public boolean isTaken() {
        return state == State.ACCEPTED || state == State.CORRECTED;
    }

    /** Whether the record says the same already, so that there is nothing to do. */
    public boolean isKnown() {
        return recordValue != null && Agreement.of(field, recordValue, value) == Agreement.SAME;
    }

    ProposedValue with(State newState, String newValue) {
        return new ProposedValue(number, field, proposal, newState, newValue, recordValue);
    }
}
