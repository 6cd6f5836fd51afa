package vn.tangthu.archive.subject;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;

/** Which subjects the two parts of a split are of: what was one subject before a merge gets its id back. */
public record SplitSubjects(SubjectId leaving, SubjectId staying) {
    /**
     * @param decisions those that touched any of the case files, latest first
     * @param free whether no case file is of a subject
     */
    public static SplitSubjects of(
            SubjectId current,
            Collection<CaseFileId> leaving,
            Collection<CaseFileId> staying,
            List<KeptDecision> decisions,
            Predicate<SubjectId> free) {
        Predicate<SubjectId> possible = id -> id.equals(current) || free.test(id);
        Optional<SubjectId> own = own(leaving, staying, decisions, possible);
        if (own.filter(current::equals).isEmpty()) {
            return new SplitSubjects(own.orElseGet(SubjectId::random), current);
        }
        return new SplitSubjects(current, own(staying, leaving, decisions, free).orElseGet(SubjectId::random));
    }

    /** The subject that these and none of the others were of before the latest merge for which that holds. */
    private static Optional<SubjectId> own(
            Collection<CaseFileId> these,
            Collection<CaseFileId> others,
            List<KeptDecision> decisions,
            Predicate<SubjectId> possible) {
        return decisions.stream()
                .filter(decision -> decision.kind() == SubjectDecision.Kind.MERGED)
                .flatMap(decision -> {
                    Set<SubjectId> before = before(decision, these);
                    before.removeAll(before(decision, others));
                    return before.stream().sorted();
                })
                .filter(possible)
                .findFirst();
    }

    private static Set<SubjectId> before(KeptDecision decision, Collection<CaseFileId> of) {
        return decision.touched().stream()
                .filter(touched -> of.contains(touched.file()))
                .map(KeptDecision.Touched::before)
                .collect(Collectors.toSet());
    }
}
