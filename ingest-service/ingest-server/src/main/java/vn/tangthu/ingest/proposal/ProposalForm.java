package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.catalogue.Field;

/**
 * The proposals of a paper beside the values of a record, as an officer goes through them. It holds what was done with each,
 * and what the record would say then; putting that into the record is an entry like any other, with its authority, its rules
 * and its trail. A value with which nothing was done stays out.
 *
 * @param record the kept values that the form was made over
 * @param values in the order of the fields
 */
public record ProposalForm(FieldValues record, List<ProposedValue> values) {
    public ProposalForm {
        values = List.copyOf(values);
    }

    public static ProposalForm of(List<Field> fields, FieldValues record, Proposals proposals) {
        List<ProposedValue> values = new ArrayList<>();
        for (Field field : fields) {
            for (Proposal proposal : proposals.of(field.code())) {
                values.add(new ProposedValue(
                        values.size(),
                        field,
                        proposal,
                        ProposedValue.State.NEW,
                        proposal.value(),
                        recordValue(field, proposal, record)));
            }
        }
        return new ProposalForm(record, values);
    }

    private static @Nullable String recordValue(Field field, Proposal proposal, FieldValues record) {
        List<String> there = record.all(field.code());
        return field.has(Field.Property.MANY)
                ? there.stream()
                        .filter(value -> Agreement.of(field, value, proposal.value()) == Agreement.SAME)
                        .findFirst()
                        .orElse(null)
                : there.stream().findFirst().orElse(null);
    }

    /** With a value accepted as it was proposed. */
    public ProposalForm accept(int number) {
        return accept(number, values.get(number).proposal().value());
    }

    /**
     * With one of the proposed readings accepted.
     *
     * @throws IllegalArgumentException if the value was not proposed
     */
    public ProposalForm accept(int number, String value) {
        Proposal proposal = values.get(number).proposal();
        boolean proposed = proposal.value().equals(value)
                || proposal.alternatives().stream()
                        .anyMatch(other -> other.value().equals(value));
        if (!proposed) {
            throw new IllegalArgumentException("This value was not proposed");
        }
        return with(number, ProposedValue.State.ACCEPTED, value);
    }

    /** With a value typed anew. */
    public ProposalForm correct(int number, String kept) {
        return with(number, ProposedValue.State.CORRECTED, kept);
    }

    public ProposalForm reject(int number) {
        return with(number, ProposedValue.State.REJECTED, values.get(number).value());
    }

    private ProposalForm with(int number, ProposedValue.State state, String value) {
        List<ProposedValue> changed = new ArrayList<>(values);
        changed.set(number, changed.get(number).with(state, value));
        return new ProposalForm(record, changed);
    }

    /** What the record says with everything that was accepted or corrected, and nothing else. */
    public FieldValues entered() {
        FieldValues result = record;
        for (ProposedValue value : values) {
            if (value.isTaken()) {
                result = result.with(value.field().code(), entered(value, result));
            }
        }
        return result;
    }

    private static List<String> entered(ProposedValue value, FieldValues before) {
        if (!value.field().has(Field.Property.MANY)) {
            return List.of(value.value());
        }
        List<String> all = new ArrayList<>(before.all(value.field().code()));
        if (!all.contains(value.value())) {
            all.add(value.value());
        }
        return all;
    }

    /** How many still wait for the officer. */
    public long open() {
        return values.stream()
                .filter(value -> value.state() == ProposedValue.State.NEW && !value.isKnown())
                .count();
    }
}
