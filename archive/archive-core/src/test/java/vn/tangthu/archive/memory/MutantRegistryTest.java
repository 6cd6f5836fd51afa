package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ForwardingRegistry;
import vn.tangthu.archive.contract.ReadingContract;
import vn.tangthu.archive.contract.RegistrationContract;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.ScopeContract;
import vn.tangthu.archive.contract.TestArchive;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.contract.TiedDocumentsContract;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.registry.Registration;

/** A registry that breaks its promise in one place fails the contract. */
class MutantRegistryTest {
    /** Everybody's units: what a mutant puts in place of the scope it was given. */
    private static final AccessScope ALL = new AccessScope(
            Stream.of("HERE", "THERE", "A", "B", "C", "D").map(UnitCode::new).collect(Collectors.toSet()));

    @Test
    void theOriginalPasses() {
        assertThat(failures(TestArchive::registry)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyMutantFails() {
        Map<String, UnaryOperator<RecordRegistry>> mutants = new HashMap<>();
        mutants.put("forgets what was registered", ForgetsRegistration::new);
        mutants.put("returns a stale copy", StaleCopy::new);
        mutants.put("finds outside the scope", FindsOutside::new);
        mutants.put("lists outside the scope", ListsOutside::new);
        mutants.put("finds many outside the scope", FindsManyOutside::new);
        mutants.put("shows pages outside the scope", ShowsPagesOutside::new);
        mutants.put("shows one page outside the scope", ShowsPageOutside::new);
        mutants.put("counts outside the scope", CountsOutside::new);
        mutants.put("figures from outside the scope", FiguresFromOutside::new);
        mutants.put("history outside the scope", HistoryOutside::new);
        mutants.put("retries outside the scope", RetriesOutside::new);
        mutants.put("overwrites a later version", OverwritesVersions::new);
        mutants.put("moves documents out of the scope", MovesOut::new);
        mutants.put("keeps papers from those who keep their case file", LeadsNowhere::new);
        mutants.put("shows for ever what was seen once", SeenOnce::new);
        mutants.put("corrects what a case file leads to", CorrectsTied::new);
        mutants.put("retries what a case file leads to", RetriesTied::new);
        Stream<DynamicTest> alone = mutants.entrySet().stream()
                .map(mutant ->
                        test(mutant.getKey(), archive -> mutant.getValue().apply(archive.registry())));
        Stream<DynamicTest> withFiles = Stream.of(
                test(
                        "reads the papers of case files outside the scope",
                        archive -> new ReadsThrough(archive, ALL, false)),
                test("reads the papers of deleted case files", archive -> new ReadsThrough(archive, null, true)));
        return Stream.concat(alone, withFiles);
    }

    private static DynamicTest test(String name, Function<TestArchive, RecordRegistry> mutation) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(failures(mutation)).isNotEmpty());
    }

    private static List<String> failures(Function<TestArchive, RecordRegistry> mutation) {
        RegistryContract subject = clock -> {
            TestArchive archive = InMemoryArchiveTest.archive(clock);
            return archive.with(mutation.apply(archive));
        };
        return ContractRun.failures(RegistryContract.class, subject);
    }

    private interface RegistryContract
            extends RegistrationContract, ReadingContract, ScopeContract, TiedDocumentsContract {}

    private static final class ForgetsRegistration extends ForwardingRegistry {
        ForgetsRegistration(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Document register(AccessScope scope, Registration registration, AuditEvent event) {
            return new InMemoryArchive(new TestClock()).registry().register(scope, registration, event);
        }
    }

    private static final class StaleCopy extends ForwardingRegistry {
        private final Map<DocumentId, Optional<Document>> seen = new HashMap<>();

        StaleCopy(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Optional<Document> find(AccessScope scope, DocumentId id) {
            return seen.computeIfAbsent(id, key -> super.find(scope, id));
        }
    }

    private static final class FindsOutside extends ForwardingRegistry {
        FindsOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Optional<Document> find(AccessScope scope, DocumentId id) {
            return super.find(ALL, id);
        }
    }

    private static final class ListsOutside extends ForwardingRegistry {
        ListsOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public List<Document> list(AccessScope scope, DocumentFilter filter, int limit) {
            return super.list(ALL, filter, limit);
        }
    }

    private static final class FindsManyOutside extends ForwardingRegistry {
        FindsManyOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Map<DocumentId, Document> findAll(AccessScope scope, Collection<DocumentId> ids) {
            return super.findAll(ALL, ids);
        }
    }

    private static final class ShowsPagesOutside extends ForwardingRegistry {
        ShowsPagesOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Map<PageRef, Page> pages(AccessScope scope, Collection<PageRef> refs) {
            return super.pages(ALL, refs);
        }
    }

    private static final class ShowsPageOutside extends ForwardingRegistry {
        ShowsPageOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Optional<Page> page(AccessScope scope, PageRef ref) {
            return super.page(ALL, ref);
        }
    }

    private static final class CountsOutside extends ForwardingRegistry {
        CountsOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Coverage coverage(AccessScope scope, DocumentFilter filter) {
            return super.coverage(ALL, filter);
        }
    }

    private static final class FiguresFromOutside extends ForwardingRegistry {
        FiguresFromOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public List<FigureRow> figures(AccessScope scope, Dimension dimension) {
            return super.figures(ALL, dimension);
        }
    }

    private static final class HistoryOutside extends ForwardingRegistry {
        HistoryOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public List<MetadataVersion> history(AccessScope scope, DocumentId id) {
            return super.history(ALL, id);
        }
    }

    private static final class RetriesOutside extends ForwardingRegistry {
        RetriesOutside(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public boolean retry(AccessScope scope, DocumentId id, AuditEvent event) {
            return super.retry(ALL, id, event);
        }
    }

    private static final class OverwritesVersions extends ForwardingRegistry {
        OverwritesVersions(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Correction correct(
                AccessScope scope, DocumentId id, long expected, Metadata metadata, String reason, AuditEvent event) {
            long current = find(scope, id).map(Document::version).orElse(expected);
            return super.correct(scope, id, current, metadata, reason, event);
        }
    }

    private static final class MovesOut extends ForwardingRegistry {
        MovesOut(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Correction correct(
                AccessScope scope, DocumentId id, long expected, Metadata metadata, String reason, AuditEvent event) {
            return super.correct(scope.allows(Samples.HERE) ? ALL : scope, id, expected, metadata, reason, event);
        }
    }

    private static final class LeadsNowhere extends ForwardingRegistry {
        LeadsNowhere(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Optional<Document> find(AccessScope scope, DocumentId id) {
            return super.find(scope, id)
                    .filter(document -> scope.allows(document.metadata().unit()));
        }
    }

    private static final class SeenOnce extends ForwardingRegistry {
        private final Set<DocumentId> seen = new HashSet<>();

        SeenOnce(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Optional<Document> find(AccessScope scope, DocumentId id) {
            Optional<Document> found =
                    super.find(seen.contains(id) && !scope.units().isEmpty() ? ALL : scope, id);
            found.ifPresent(document -> seen.add(id));
            return found;
        }
    }

    private static final class CorrectsTied extends ForwardingRegistry {
        CorrectsTied(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public Correction correct(
                AccessScope scope, DocumentId id, long expected, Metadata metadata, String reason, AuditEvent event) {
            return find(scope, id).isPresent() && scope.allows(metadata.unit())
                    ? super.correct(ALL, id, expected, metadata, reason, event)
                    : new Correction.NotFound();
        }
    }

    private static final class RetriesTied extends ForwardingRegistry {
        RetriesTied(RecordRegistry registry) {
            super(registry);
        }

        @Override
        public boolean retry(AccessScope scope, DocumentId id, AuditEvent event) {
            return find(scope, id).isPresent() && super.retry(ALL, id, event);
        }
    }

    private static final class ReadsThrough extends ForwardingRegistry {
        private final TestArchive archive;
        private final @Nullable AccessScope instead;
        private final boolean deleted;

        /** @param instead the scope of the case files that lead to papers, or null for that of the read */
        ReadsThrough(TestArchive archive, @Nullable AccessScope instead, boolean deleted) {
            super(archive.registry());
            this.archive = archive;
            this.instead = instead;
            this.deleted = deleted;
        }

        @Override
        public Optional<Page> page(AccessScope scope, PageRef ref) {
            CaseFileFilter tied = CaseFileFilter.where()
                    .document(ref.document())
                    .deleted(deleted)
                    .build();
            boolean leads = !archive.caseFiles()
                    .list(instead == null ? scope : instead, tied, 1)
                    .isEmpty();
            return super.page(leads ? ALL : scope, ref);
        }
    }
}
