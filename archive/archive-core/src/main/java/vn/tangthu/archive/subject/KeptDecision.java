package vn.tangthu.archive.subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;

/**
 * A decision as it is kept, with every case file that it touched.
 *
 * @param touched in the order of their parts
 */
public record KeptDecision(SubjectDecision.Kind kind, List<Touched> touched, String reason, Instant at, String by) {
    public KeptDecision {
        touched = List.copyOf(touched);
    }

    /**
     * A case file that a decision touched.
     *
     * @param part number of the part that it belongs to, from 0
     * @param named whether whoever decided named it; others came along, being of the same subject
     * @param before the subject that it was of
     */
    public record Touched(CaseFileId file, int part, boolean named, SubjectId before) {}

    /** What is shown of it: nothing unless case files of two parts can be seen. */
    public Optional<SubjectDecision> seen(Predicate<CaseFileId> visible) {
        SortedMap<Integer, List<CaseFileId>> parts = new TreeMap<>();
        touched.stream()
                .filter(one -> visible.test(one.file))
                .forEach(one -> parts.computeIfAbsent(one.part, part -> new ArrayList<>())
                        .add(one.file));
        if (parts.size() < 2) {
            return Optional.empty();
        }
        boolean about = touched.stream().allMatch(one -> !one.named || visible.test(one.file));
        return Optional.of(new SubjectDecision(kind, List.copyOf(parts.values()), about ? reason : "", at, by));
    }
}
