package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.contract.AuditTrailContract;
import vn.tangthu.archive.contract.CaseFileDeskContract;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ReadingContract;
import vn.tangthu.archive.contract.TestArchive;
import vn.tangthu.archive.contract.WorkQueueContract;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;

/** Mutants of the trail, the queue and the reading desk: one method each does something else than it promises. */
class MutantArchiveTest {
    static Stream<String> trailMethods() {
        return Stream.of("append", "read", "readAll", "verify");
    }

    static Stream<String> queueMethods() {
        return Stream.of(
                "add",
                "owed",
                "claim",
                "claimMany",
                "doneAll",
                "extend",
                "done",
                "release",
                "postpone",
                "releaseAll",
                "hurry",
                "depth");
    }

    static Stream<String> deskMethods() {
        return Stream.of(
                "started",
                "savePage",
                "completed",
                "failed",
                "waiting",
                "indexed",
                "pages",
                "texts",
                "pagesRead",
                "reindexAll",
                "searchable");
    }

    @ParameterizedTest
    @MethodSource("trailMethods")
    void aTrailThatDoesNotDoItsWorkFails(String method) {
        AuditTrailContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            AuditTrail idle = new InMemoryArchive(clock).auditTrail();
            return archive.with(diverted(AuditTrail.class, archive.trail(), idle, method));
        };
        assertThat(ContractRun.failures(AuditTrailContract.class, subject)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("queueMethods")
    void aQueueThatDoesNotDoItsWorkFails(String method) {
        WorkQueueContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            WorkQueue idle = new InMemoryArchive(clock).workQueue();
            return archive.with(diverted(WorkQueue.class, archive.queue(), idle, method));
        };
        assertThat(ContractRun.failures(WorkQueueContract.class, subject)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("deskMethods")
    void aDeskThatDoesNotDoItsWorkFails(String method) {
        ReadingContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            ReadingDesk idle = new InMemoryArchive(clock).readingDesk();
            return archive.with(diverted(ReadingDesk.class, archive.desk(), idle, method));
        };
        assertThat(ContractRun.failures(ReadingContract.class, subject)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"findAll", "versions", "forEachVersion", "reindexAll", "portion", "restate"})
    void aDeskOfCaseFilesThatDoesNotDoItsWorkFails(String method) {
        CaseFileDeskContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            CaseFileDesk idle = new InMemoryArchive(clock).caseFileDesk();
            return archive.withDesk(diverted(CaseFileDesk.class, archive.caseFileDesk(), idle, method));
        };
        assertThat(ContractRun.failures(CaseFileDeskContract.class, subject)).isNotEmpty();
    }

    /** What was changed meanwhile would lose where it stands now. */
    @Test
    void aDeskThatForgetsWhichVersionWasLookedAtFails() {
        CaseFileDeskContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            CaseFileDesk real = archive.caseFileDesk();
            return archive.withDesk(CaseFileDesk.class.cast(Proxy.newProxyInstance(
                    CaseFileDesk.class.getClassLoader(), new Class<?>[] {CaseFileDesk.class}, (proxy, method, args) -> {
                        try {
                            return method.getName().equals("restate")
                                    ? real.restate(asTheyAre(real, (List<?>) args[0]))
                                    : method.invoke(real, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    })));
        };
        assertThat(ContractRun.failures(CaseFileDeskContract.class, subject))
                .containsExactly("whereCaseFilesStandIsWrittenAnewForTheVersionThatWasLookedAt");
    }

    private static List<CaseFileDesk.Restated> asTheyAre(CaseFileDesk desk, List<?> all) {
        return all.stream()
                .map(CaseFileDesk.Restated.class::cast)
                .map(one -> new CaseFileDesk.Restated(
                        one.id(),
                        desk.findAll(List.of(one.id())).values().stream()
                                .mapToLong(CaseFile::version)
                                .sum(),
                        one.standing()))
                .toList();
    }

    @Test
    void aTrailThatLooksAtHashesOnlyMissesARemovedTail() {
        UnaryOperator<AuditTrail> lenient = trail -> new AuditTrail() {
            @Override
            public AuditEntry append(AuditEvent event) {
                return trail.append(event);
            }

            @Override
            public List<AuditEntry> read(AccessScope scope, AuditQuery query) {
                return trail.read(scope, query);
            }

            @Override
            public List<AuditEntry> readAll(AuditQuery query) {
                return trail.readAll(query);
            }

            @Override
            public ChainCheck verify() {
                ChainCheck check = trail.verify();
                boolean tail = check instanceof ChainCheck.Broken broken
                        && broken.reason().contains("head");
                Optional<AuditEntry> last =
                        readAll(AuditQuery.newest(1)).stream().findFirst();
                return tail && last.isPresent()
                        ? new ChainCheck.Intact(
                                last.get().sequence(), last.get().hash())
                        : check;
            }
        };
        AuditTrailContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            return archive.with(lenient.apply(archive.trail()));
        };
        assertThat(ContractRun.failures(AuditTrailContract.class, subject))
                .contains("aRemovedTailIsNoticed", "anAddedTailIsNoticed");
    }

    @Test
    void aTrailThatDropsTheScopeFails() {
        AuditTrailContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            AuditTrail trail = archive.trail();
            AuditTrail open = AuditTrail.class.cast(Proxy.newProxyInstance(
                    AuditTrail.class.getClassLoader(),
                    new Class<?>[] {AuditTrail.class},
                    (proxy, method, args) -> switch (method.getName()) {
                        case "read" -> trail.readAll((AuditQuery) args[1]);
                        case "readAll" -> trail.readAll((AuditQuery) args[0]);
                        case "append" -> trail.append((AuditEvent) args[0]);
                        default -> trail.verify();
                    }));
            return archive.with(open);
        };
        assertThat(ContractRun.failures(AuditTrailContract.class, subject))
                .containsExactly("peopleReadWhatPeopleOfTheirUnitsDid");
    }

    /** Sends one method to an idle twin: the call is answered, but it does nothing and knows nothing. */
    private static <T> T diverted(Class<T> port, T real, T idle, String diverted) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            try {
                return method.invoke(method.getName().equals(diverted) ? idle : real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
