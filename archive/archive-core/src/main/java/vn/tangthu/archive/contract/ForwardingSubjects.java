package vn.tangthu.archive.contract;

import java.util.List;
import java.util.Optional;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.DecisionRequest;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectChange;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.Subjects;

/** Hands everything on to other subjects; tests override what they want to break. */
public class ForwardingSubjects implements Subjects {
    private final Subjects subjects;

    public ForwardingSubjects(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public Optional<Subject> find(AccessScope scope, SubjectId id) {
        return subjects.find(scope, id);
    }

    @Override
    public List<Candidate> candidates(AccessScope scope, CaseFileId file, int limit) {
        return subjects.candidates(scope, file, limit);
    }

    @Override
    public SubjectChange merge(AccessScope scope, DecisionRequest request) {
        return subjects.merge(scope, request);
    }

    @Override
    public SubjectChange split(AccessScope scope, DecisionRequest request) {
        return subjects.split(scope, request);
    }

    @Override
    public SubjectChange keepApart(AccessScope scope, DecisionRequest request) {
        return subjects.keepApart(scope, request);
    }

    @Override
    public List<SubjectDecision> history(AccessScope scope, CaseFileId file) {
        return subjects.history(scope, file);
    }
}
