package vn.tangthu.archive.subject;

import java.util.List;
import java.util.Optional;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;

/**
 * Which case files are about the same subject, and what people decided about it. What is outside the scope is answered like
 * what is not there: a subject shows what its visible case files say and nothing else.
 *
 * <p>A decision ties case files together or parts them, and changes neither their contents nor their versions. Whoever says
 * that two are the same says so of whatever was tied to either of them before, also outside the scope. Each changing method
 * is one transaction: the ties, the decision that is kept of it, its audit entry, and the work to index what it touched are
 * written together or not at all. No decision is ever changed or removed.
 *
 * <p>Case files that were taken out are not there for any method.
 */
public interface Subjects {
    /**
     * What the visible case files of a subject say together.
     *
     * @param id its id, or one that it had before a merge
     */
    Optional<Subject> find(AccessScope scope, SubjectId id);

    /**
     * Visible case files of other subjects that may be about the same one, the likeliest first, from
     * {@link Match#CANDIDATE} on; none of a subject of which somebody decided that it is not the same. Empty if the case
     * file cannot be seen. Only case files that share one of the {@link SubjectKeys} are looked at, and of those as many as
     * {@link #MOST_COMPARED} within the scope, the ones that share most first.
     */
    List<Candidate> candidates(AccessScope scope, CaseFileId file, int limit);

    /** How many case files are compared for one answer. */
    int MOST_COMPARED = 1000;

    /**
     * Makes one subject of those of these case files; it is that of the first.
     *
     * @throws IllegalArgumentException if a grant is missing, or there are not two case files
     */
    SubjectChange merge(AccessScope scope, DecisionRequest request);

    /**
     * Parts these case files, all of one subject, from the others of it; what was one subject before a merge gets the id back
     * that it had.
     *
     * @throws IllegalArgumentException if a grant is missing
     */
    SubjectChange split(AccessScope scope, DecisionRequest request);

    /**
     * Keeps that two case files are not about the same subject: neither they nor others of their subjects are proposed to
     * one another any more, as long as they are not merged.
     *
     * @throws IllegalArgumentException if a grant is missing, or there are not two case files
     */
    SubjectChange keepApart(AccessScope scope, DecisionRequest request);

    /**
     * What was decided about a case file, latest first. A decision is shown if it tied or parted case files within the
     * scope, with those alone; empty if the case file cannot be seen.
     */
    List<SubjectDecision> history(AccessScope scope, CaseFileId file);
}
