package vn.tangthu.ingest.proposal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a document proposes.
 *
 * @param paper what kind of paper it seems to be
 * @param all in the order of the fields
 * @param announced codes of the fields whose printed words stand on the paper, whether their value could be read or not
 */
public record Proposals(PaperKind paper, List<Proposal> all, Set<String> announced) {
    public Proposals {
        all = List.copyOf(all);
        announced = Set.copyOf(announced);
    }

    /** Those for one field. */
    public List<Proposal> of(String field) {
        return all.stream().filter(proposal -> proposal.field().equals(field)).toList();
    }

    /** The only one for a field, or the first of several. */
    public Optional<Proposal> first(String field) {
        return of(field).stream().findFirst();
    }
}
