package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ForwardingSubjects;
import vn.tangthu.archive.contract.SubjectsContract;
import vn.tangthu.archive.contract.SubjectsProperty;
import vn.tangthu.archive.contract.TestArchive;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.DecisionRequest;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectChange;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.catalogue.Catalogue;

/** Subjects that break their promise in one place fail the contract. */
class MutantSubjectsTest {
    /** Everybody's units: what a mutant puts in place of the scope it was given. */
    private static final AccessScope ALL = new AccessScope(
            Stream.of("HERE", "THERE", "A", "B", "C").map(UnitCode::new).collect(Collectors.toSet()));

    private static final SubjectReader READER = new SubjectReader(Catalogue.load());

    private interface WholeContract extends SubjectsContract, SubjectsProperty {}

    @Test
    void theOriginalPasses() {
        assertThat(failures(archive -> archive.subjects())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyMutantFails() {
        Map<String, UnaryOperator<Subjects>> mutants = new HashMap<>();
        mutants.put("finds outside the scope", original -> new ForwardingSubjects(original) {
            @Override
            public Optional<Subject> find(AccessScope scope, SubjectId id) {
                return super.find(ALL, id);
            }
        });
        mutants.put("proposes what lies outside the scope", original -> new ForwardingSubjects(original) {
            @Override
            public List<Candidate> candidates(AccessScope scope, CaseFileId file, int limit) {
                return super.candidates(ALL, file, limit);
            }
        });
        mutants.put("merges what lies outside the scope", original -> new ForwardingSubjects(original) {
            @Override
            public SubjectChange merge(AccessScope scope, DecisionRequest request) {
                return super.merge(ALL, request);
            }
        });
        mutants.put("parts what lies outside the scope", original -> new ForwardingSubjects(original) {
            @Override
            public SubjectChange split(AccessScope scope, DecisionRequest request) {
                return super.split(ALL, request);
            }
        });
        mutants.put("keeps apart what lies outside the scope", original -> new ForwardingSubjects(original) {
            @Override
            public SubjectChange keepApart(AccessScope scope, DecisionRequest request) {
                return super.keepApart(ALL, request);
            }
        });
        mutants.put("shows history from outside the scope", original -> new ForwardingSubjects(original) {
            @Override
            public List<SubjectDecision> history(AccessScope scope, CaseFileId file) {
                return super.history(ALL, file);
            }
        });
        mutants.put("loses history", original -> new ForwardingSubjects(original) {
            @Override
            public List<SubjectDecision> history(AccessScope scope, CaseFileId file) {
                return super.history(scope, file).stream().limit(1).toList();
            }
        });
        mutants.put("forgets who is kept apart", original -> new ForwardingSubjects(original) {
            @Override
            public SubjectChange keepApart(AccessScope scope, DecisionRequest request) {
                return new SubjectChange.AlreadySo();
            }
        });
        mutants.put("parts the first alone", original -> new ForwardingSubjects(original) {
            @Override
            public SubjectChange split(AccessScope scope, DecisionRequest request) {
                return super.split(
                        scope,
                        new DecisionRequest(
                                request.grants(), request.files().subList(0, 1), request.reason(), request.event()));
            }
        });
        mutants.put("merges into another than the first", original -> new ForwardingSubjects(original) {
            @Override
            public SubjectChange merge(AccessScope scope, DecisionRequest request) {
                return super.merge(
                        scope,
                        new DecisionRequest(
                                request.grants(), request.files().reversed(), request.reason(), request.event()));
            }
        });
        mutants.put("has no limit", original -> new ForwardingSubjects(original) {
            @Override
            public List<Candidate> candidates(AccessScope scope, CaseFileId file, int limit) {
                return super.candidates(scope, file, 100);
            }
        });
        mutants.put("proposes one only", original -> new ForwardingSubjects(original) {
            @Override
            public List<Candidate> candidates(AccessScope scope, CaseFileId file, int limit) {
                return super.candidates(scope, file, 1);
            }
        });
        return mutants.entrySet().stream()
                .map(mutant -> dynamicTest(
                        mutant.getKey(),
                        () -> assertThat(failures(archive -> mutant.getValue().apply(archive.subjects())))
                                .isNotEmpty()));
    }

    @Test
    void decidingWithoutAuditFails() {
        SubjectsContract subject = clock -> rewired(clock, new InMemoryArchive(clock).auditTrail(), null);
        assertThat(ContractRun.failures(SubjectsContract.class, subject))
                .contains("aMergeIsKeptAuditedAndIndexedAndChangesNoVersion");
    }

    @Test
    void decidingWithoutWorkFails() {
        SubjectsContract subject = clock -> rewired(clock, null, new InMemoryArchive(clock).workQueue());
        assertThat(ContractRun.failures(SubjectsContract.class, subject))
                .contains(
                        "aMergeIsKeptAuditedAndIndexedAndChangesNoVersion",
                        "whatWasTiedBeforeComesAlongAlsoFromOutsideTheScope",
                        "aSplitGoesBackToWhatItWasBefore");
    }

    /** Subjects that write into another trail, or ask another queue. */
    private static TestArchive rewired(Clock clock, @Nullable AuditTrail trail, @Nullable WorkQueue queue) {
        TestArchive archive = InMemoryArchiveTest.archive(clock);
        return archive.with(new InMemorySubjects(
                new Object(),
                (InMemoryCaseFiles) archive.caseFiles(),
                trail == null ? archive.trail() : trail,
                queue == null ? archive.queue() : queue,
                clock,
                READER));
    }

    private static List<String> failures(Function<TestArchive, Subjects> mutation) {
        WholeContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            return archive.with(mutation.apply(archive));
        };
        return ContractRun.failures(WholeContract.class, subject);
    }
}
