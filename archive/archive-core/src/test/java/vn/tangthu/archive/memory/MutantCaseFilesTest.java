package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.contract.CaseFilesContract;
import vn.tangthu.archive.contract.CaseFilesProperty;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ForwardingCaseFiles;
import vn.tangthu.archive.contract.TestArchive;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.catalogue.Catalogue;

/** Case files that break their promise in one place fail the contract. */
class MutantCaseFilesTest {
    /** Everybody's units: what a mutant puts in place of the scope it was given. */
    private static final AccessScope ALL = new AccessScope(
            Stream.of("HERE", "THERE", "A", "B", "C", "D").map(UnitCode::new).collect(Collectors.toSet()));

    private static final SubjectReader READER = new SubjectReader(Catalogue.load());

    private interface WholeContract extends CaseFilesContract, CaseFilesProperty {}

    @Test
    void theOriginalPasses() {
        assertThat(failures(archive -> archive.caseFiles())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyMutantFails() {
        Map<String, UnaryOperator<CaseFiles>> mutants = new HashMap<>();
        mutants.put("forgets what was opened", ForgetsOpened::new);
        mutants.put("opens half of many", OpensHalf::new);
        mutants.put("loses a version", LosesAVersion::new);
        mutants.put("finds outside the scope", FindsOutside::new);
        mutants.put("finds many outside the scope", FindsManyOutside::new);
        mutants.put("lists outside the scope", ListsOutside::new);
        mutants.put("shows versions outside the scope", VersionsOutside::new);
        mutants.put("counts outside the scope", CountsOutside::new);
        mutants.put("changes outside the scope", ChangesOutside::new);
        mutants.put("opens outside the scope", OpensOutside::new);
        mutants.put("ignores the version that was seen", IgnoresVersion::new);
        mutants.put("keeps the old contents", KeepsContents::new);
        mutants.put("moves nothing", MovesNothing::new);
        mutants.put("returns a stale copy", StaleCopy::new);
        for (Drop drop : Drop.values()) {
            mutants.put("filters without " + drop, files -> new FiltersLess(files, drop));
        }
        return mutants.entrySet().stream()
                .map(mutant -> dynamicTest(
                        mutant.getKey(),
                        () -> assertThat(failures(archive -> mutant.getValue().apply(archive.caseFiles())))
                                .isNotEmpty()));
    }

    @Test
    void writingWithoutAuditFails() {
        CaseFilesContract subject = clock -> {
            InMemoryArchive unheard = new InMemoryArchive(clock);
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            return archive.with(
                    new InMemoryCaseFiles(new Object(), unheard.auditTrail(), archive.queue(), clock, READER));
        };
        assertThat(ContractRun.failures(CaseFilesContract.class, subject))
                .contains(
                        "anOpenedCaseFileIsThereWithItsVersionItsAuditEntryAndItsWork",
                        "aChangeKeepsEveryVersion",
                        "manyAreOpenedAtOnceWithOneAuditEntry",
                        "whatWasTakenOutIsKeptAndCanBeBroughtBack");
    }

    @Test
    void writingWithoutWorkFails() {
        CaseFilesContract subject = clock -> {
            WorkQueue idle = new InMemoryArchive(clock).workQueue();
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            return archive.with(new InMemoryCaseFiles(new Object(), archive.trail(), idle, clock, READER));
        };
        assertThat(ContractRun.failures(CaseFilesContract.class, subject))
                .contains(
                        "anOpenedCaseFileIsThereWithItsVersionItsAuditEntryAndItsWork",
                        "aChangeKeepsEveryVersion",
                        "manyAreOpenedAtOnceWithOneAuditEntry",
                        "whatWasTakenOutIsKeptAndCanBeBroughtBack");
    }

    private static List<String> failures(Function<TestArchive, CaseFiles> mutation) {
        WholeContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            return archive.with(mutation.apply(archive));
        };
        return ContractRun.failures(WholeContract.class, subject);
    }

    private static final class ForgetsOpened extends ForwardingCaseFiles {
        ForgetsOpened(CaseFiles files) {
            super(files);
        }

        @Override
        public CaseFile open(AccessScope scope, EntryGrant grant, NewCaseFile file, AuditEvent event) {
            return new InMemoryArchive(new TestClock()).caseFiles().open(scope, grant, file, event);
        }
    }

    private static final class OpensHalf extends ForwardingCaseFiles {
        OpensHalf(CaseFiles files) {
            super(files);
        }

        @Override
        public int openAll(AccessScope scope, EntryGrant grant, List<NewCaseFile> all, AuditEvent event) {
            int ignored = super.openAll(scope, grant, all.subList(0, all.size() / 2), event);
            return all.size();
        }
    }

    private static final class LosesAVersion extends ForwardingCaseFiles {
        LosesAVersion(CaseFiles files) {
            super(files);
        }

        @Override
        public List<CaseFileVersion> versions(AccessScope scope, CaseFileId id) {
            List<CaseFileVersion> all = new ArrayList<>(super.versions(scope, id));
            if (all.size() == 3) {
                all.remove(1);
            }
            return all;
        }
    }

    private static final class FindsOutside extends ForwardingCaseFiles {
        FindsOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public Optional<CaseFile> find(AccessScope scope, CaseFileId id) {
            return super.find(ALL, id);
        }
    }

    private static final class FindsManyOutside extends ForwardingCaseFiles {
        FindsManyOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public Map<CaseFileId, CaseFile> findAll(AccessScope scope, Collection<CaseFileId> ids) {
            return super.findAll(ALL, ids);
        }
    }

    private static final class ListsOutside extends ForwardingCaseFiles {
        ListsOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public List<CaseFile> list(AccessScope scope, CaseFileFilter filter, int limit) {
            return super.list(ALL, filter, limit);
        }
    }

    private static final class VersionsOutside extends ForwardingCaseFiles {
        VersionsOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public List<CaseFileVersion> versions(AccessScope scope, CaseFileId id) {
            return super.versions(ALL, id);
        }
    }

    private static final class CountsOutside extends ForwardingCaseFiles {
        CountsOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public List<CaseFileCounts> counts(AccessScope scope, LocalDate today) {
            return super.counts(ALL, today);
        }
    }

    private static final class ChangesOutside extends ForwardingCaseFiles {
        ChangesOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public CaseFileChange setDeleted(
                AccessScope scope,
                EntryGrant grant,
                CaseFileId id,
                long expectedVersion,
                boolean deleted,
                String reason,
                AuditEvent event) {
            return super.setDeleted(ALL, grant, id, expectedVersion, deleted, reason, event);
        }
    }

    private static final class OpensOutside extends ForwardingCaseFiles {
        OpensOutside(CaseFiles files) {
            super(files);
        }

        @Override
        public CaseFile open(AccessScope scope, EntryGrant grant, NewCaseFile file, AuditEvent event) {
            return super.open(ALL, grant, file, event);
        }
    }

    private static final class IgnoresVersion extends ForwardingCaseFiles {
        IgnoresVersion(CaseFiles files) {
            super(files);
        }

        @Override
        public CaseFileChange change(
                AccessScope scope,
                EntryGrant grant,
                CaseFileId id,
                long expectedVersion,
                CaseContents contents,
                Standing standing,
                UnitCode unit,
                String reason,
                AuditEvent event) {
            long current = find(scope, id).map(CaseFile::version).orElse(expectedVersion);
            return super.change(scope, grant, id, current, contents, standing, unit, reason, event);
        }
    }

    private static final class KeepsContents extends ForwardingCaseFiles {
        KeepsContents(CaseFiles files) {
            super(files);
        }

        @Override
        public CaseFileChange change(
                AccessScope scope,
                EntryGrant grant,
                CaseFileId id,
                long expectedVersion,
                CaseContents contents,
                Standing standing,
                UnitCode unit,
                String reason,
                AuditEvent event) {
            CaseContents old = find(scope, id).map(CaseFile::contents).orElse(contents);
            return super.change(scope, grant, id, expectedVersion, old, standing, unit, reason, event);
        }
    }

    private static final class MovesNothing extends ForwardingCaseFiles {
        MovesNothing(CaseFiles files) {
            super(files);
        }

        @Override
        public CaseFileChange change(
                AccessScope scope,
                EntryGrant grant,
                CaseFileId id,
                long expectedVersion,
                CaseContents contents,
                Standing standing,
                UnitCode unit,
                String reason,
                AuditEvent event) {
            return super.change(scope, grant, id, expectedVersion, contents, standing, grant.unit(), reason, event);
        }
    }

    private static final class StaleCopy extends ForwardingCaseFiles {
        private final Map<CaseFileId, Optional<CaseFile>> seen = new LinkedHashMap<>();

        StaleCopy(CaseFiles files) {
            super(files);
        }

        @Override
        public Optional<CaseFile> find(AccessScope scope, CaseFileId id) {
            return seen.computeIfAbsent(id, key -> super.find(scope, id));
        }
    }

    /** A component of the filter. */
    private enum Drop {
        CATEGORY,
        UNIT,
        STATUS,
        VALUES,
        SUBJECT,
        DOCUMENT,
        INCOMPLETE,
        DUE,
        DELETED,
        CURSOR,
        CURSOR_ID
    }

    private static final class FiltersLess extends ForwardingCaseFiles {
        private final Drop drop;

        FiltersLess(CaseFiles files, Drop drop) {
            super(files);
            this.drop = drop;
        }

        @Override
        public List<CaseFile> list(AccessScope scope, CaseFileFilter filter, int limit) {
            if (drop == Drop.CURSOR && filter.changedBefore() != null) {
                // A walk that never ends shows nothing.
                return List.of();
            }
            CaseFileFilter less = new CaseFileFilter(
                    drop == Drop.CATEGORY ? null : filter.category(),
                    drop == Drop.UNIT ? null : filter.unit(),
                    drop == Drop.STATUS ? null : filter.status(),
                    drop == Drop.VALUES ? Map.of() : filter.values(),
                    drop == Drop.SUBJECT ? null : filter.subject(),
                    drop == Drop.DOCUMENT ? null : filter.document(),
                    drop != Drop.INCOMPLETE && filter.incomplete(),
                    drop == Drop.DUE ? null : filter.dueBefore(),
                    drop != Drop.DELETED && filter.deleted(),
                    filter.changedBefore(),
                    drop == Drop.CURSOR_ID ? null : filter.idBefore());
            return super.list(scope, less, limit);
        }
    }
}
