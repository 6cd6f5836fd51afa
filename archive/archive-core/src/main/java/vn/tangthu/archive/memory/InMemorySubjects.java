package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.DecisionRequest;
import vn.tangthu.archive.subject.KeptDecision;
import vn.tangthu.archive.subject.KeptDecision.Touched;
import vn.tangthu.archive.subject.SplitSubjects;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectChange;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.SubjectKeys;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.archive.subject.Subjects;

final class InMemorySubjects implements Subjects {
    private final Object lock;
    private final InMemoryCaseFiles files;
    private final AuditTrail trail;
    private final WorkQueue queue;
    private final Clock clock;
    private final SubjectReader reader;

    /** Latest first. */
    private final List<KeptDecision> decisions = new ArrayList<>();

    InMemorySubjects(
            Object lock,
            InMemoryCaseFiles files,
            AuditTrail trail,
            WorkQueue queue,
            Clock clock,
            SubjectReader reader) {
        this.lock = lock;
        this.files = files;
        this.trail = trail;
        this.queue = queue;
        this.clock = clock;
        this.reader = reader;
    }

    @Override
    public Optional<Subject> find(AccessScope scope, SubjectId id) {
        synchronized (lock) {
            return subject(scope, id).or(() -> later(scope, id).flatMap(now -> subject(scope, now)));
        }
    }

    private Optional<Subject> subject(AccessScope scope, SubjectId id) {
        List<CaseFile> seen = files.ofSubject(id).stream()
                .filter(file -> visible(scope, file))
                .toList();
        return seen.isEmpty() ? Optional.empty() : Optional.of(reader.subject(id, seen));
    }

    /** The subject that a visible case file of this former one is of now. */
    private Optional<SubjectId> later(AccessScope scope, SubjectId former) {
        return decisions.stream()
                .flatMap(decision -> decision.touched().stream())
                .filter(touched -> touched.before().equals(former))
                .flatMap(touched -> find(scope, touched.file()).stream())
                .map(CaseFile::subject)
                .findFirst();
    }

    @Override
    public List<Candidate> candidates(AccessScope scope, CaseFileId id, int limit) {
        synchronized (lock) {
            Optional<CaseFile> found = find(scope, id);
            if (found.isEmpty()) {
                return List.of();
            }
            CaseFile file = found.get();
            Set<SubjectId> apart = keptApart(file.subject());
            List<CaseFile> others = files.sharingKeys(id).entrySet().stream()
                    .filter(entry -> visible(scope, entry.getKey())
                            && !entry.getKey().subject().equals(file.subject())
                            && !apart.contains(entry.getKey().subject()))
                    .sorted(Map.Entry.<CaseFile, SubjectKeys>comparingByValue(SubjectKeys.mostShared())
                            .thenComparing(entry -> entry.getKey().id()))
                    .limit(MOST_COMPARED)
                    .map(Map.Entry::getKey)
                    .toList();
            return reader.candidates(file, others, limit);
        }
    }

    private Set<SubjectId> keptApart(SubjectId subject) {
        Set<SubjectId> result = new HashSet<>();
        for (KeptDecision decision : decisions) {
            List<SubjectId> now = decision.touched().stream()
                    .map(touched -> files.get(touched.file()).subject())
                    .toList();
            if (decision.kind() == SubjectDecision.Kind.KEPT_APART && now.contains(subject)) {
                result.addAll(now);
            }
        }
        return result;
    }

    @Override
    public SubjectChange merge(AccessScope scope, DecisionRequest request) {
        request.requireTwoOrMore();
        synchronized (lock) {
            List<CaseFile> named = named(scope, request);
            if (named.isEmpty()) {
                return new SubjectChange.NotFound();
            }
            if (named.stream().map(reader::kind).distinct().count() > 1) {
                return new SubjectChange.OtherKind();
            }
            List<SubjectId> merged =
                    named.stream().map(CaseFile::subject).distinct().toList();
            if (merged.size() < 2) {
                return new SubjectChange.AlreadySo();
            }
            List<CaseFile> all = merged.stream()
                    .flatMap(one -> files.ofSubject(one).stream())
                    .toList();
            keep(SubjectDecision.Kind.MERGED, all, request, file -> merged.indexOf(file.subject()));
            all.forEach(file -> files.tie(file.id(), merged.getFirst()));
            return done(scope, merged.getFirst());
        }
    }

    @Override
    public SubjectChange split(AccessScope scope, DecisionRequest request) {
        synchronized (lock) {
            List<CaseFile> leaving = named(scope, request);
            if (leaving.isEmpty()) {
                return new SubjectChange.NotFound();
            }
            SubjectId current = leaving.getFirst().subject();
            if (leaving.stream().anyMatch(file -> !file.subject().equals(current))) {
                return new SubjectChange.Contradiction();
            }
            List<CaseFile> all = files.ofSubject(current);
            List<CaseFile> staying =
                    all.stream().filter(file -> !request.names(file)).toList();
            if (staying.stream().noneMatch(file -> visible(scope, file))) {
                return new SubjectChange.AlreadySo();
            }
            SplitSubjects subjects = SplitSubjects.of(
                    current,
                    request.files(),
                    staying.stream().map(CaseFile::id).toList(),
                    decisions,
                    one -> files.ofSubject(one).isEmpty());
            keep(SubjectDecision.Kind.SPLIT, all, request, file -> request.names(file) ? 0 : 1);
            leaving.forEach(file -> files.tie(file.id(), subjects.leaving()));
            staying.forEach(file -> files.tie(file.id(), subjects.staying()));
            return done(scope, subjects.leaving());
        }
    }

    @Override
    public SubjectChange keepApart(AccessScope scope, DecisionRequest request) {
        request.requireTwo();
        synchronized (lock) {
            List<CaseFile> named = named(scope, request);
            if (named.isEmpty()) {
                return new SubjectChange.NotFound();
            }
            SubjectId subject = named.getFirst().subject();
            if (subject.equals(named.getLast().subject())) {
                return new SubjectChange.Contradiction();
            }
            if (decided(request)) {
                return new SubjectChange.AlreadySo();
            }
            keep(
                    SubjectDecision.Kind.KEPT_APART,
                    named,
                    request,
                    file -> request.files().indexOf(file.id()));
            return done(scope, subject);
        }
    }

    private boolean decided(DecisionRequest request) {
        return decisions.stream()
                .filter(decision -> decision.kind() == SubjectDecision.Kind.KEPT_APART)
                .map(decision -> decision.touched().stream().map(Touched::file).toList())
                .anyMatch(pair -> pair.containsAll(request.files()));
    }

    @Override
    public List<SubjectDecision> history(AccessScope scope, CaseFileId id) {
        synchronized (lock) {
            if (find(scope, id).isEmpty()) {
                return List.of();
            }
            return decisions.stream()
                    .filter(decision -> decision.touched().stream()
                            .anyMatch(touched -> touched.file().equals(id)))
                    .flatMap(decision -> decision.seen(file -> find(scope, file).isPresent()).stream())
                    .toList();
        }
    }

    /** All of them in their order, or none where one cannot be seen. */
    private List<CaseFile> named(AccessScope scope, DecisionRequest request) {
        List<CaseFile> named =
                request.files().stream().flatMap(id -> find(scope, id).stream()).toList();
        if (named.size() < request.files().size()) {
            return List.of();
        }
        request.requireGrants(named);
        return named;
    }

    private void keep(
            SubjectDecision.Kind kind, List<CaseFile> touched, DecisionRequest request, ToIntFunction<CaseFile> part) {
        trail.append(request.event());
        decisions.addFirst(new KeptDecision(
                kind,
                touched.stream()
                        .map(file -> new Touched(file.id(), part.applyAsInt(file), request.names(file), file.subject()))
                        .sorted(Comparator.comparingInt(Touched::part).thenComparing(Touched::file))
                        .toList(),
                StorableText.of(request.reason()),
                now(),
                StorableText.of(request.event().act().actor().name())));
        touched.forEach(file ->
                queue.add(WorkKind.INDEX_RECORD, new DocumentId(file.id().value()), now()));
    }

    private SubjectChange done(AccessScope scope, SubjectId subject) {
        return new SubjectChange.Done(subject(scope, subject).orElseThrow());
    }

    private Optional<CaseFile> find(AccessScope scope, CaseFileId id) {
        return files.find(scope, id).filter(file -> !file.deleted());
    }

    private static boolean visible(AccessScope scope, CaseFile file) {
        return scope.allows(file.unit()) && !file.deleted();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
