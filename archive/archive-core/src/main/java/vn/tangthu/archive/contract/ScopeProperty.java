package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;

/**
 * No leak: for a random archive and a random scope, every read answers as if neither the case files outside nor the
 * documents outside, but for those tied with case files inside, had ever been there. The seed is in the failure; {@code -Dtests.seed=} replays it.
 */
public interface ScopeProperty extends ArchiveContract {
    @Test
    default void everyReadIsAsIfNothingLayOutsideTheScope() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            List<UnitCode> units = List.of(new UnitCode("A"), new UnitCode("B"), new UnitCode("C"), new UnitCode("D"));
            AccessScope scope = new AccessScope(Set.copyOf(units.subList(random.nextInt(3), 3 + random.nextInt(2))));
            List<Step> steps = steps(random, units);
            List<Tie> ties = ties(random, units, steps);
            Set<DocumentId> tied = ties.stream()
                    .filter(tie -> scope.allows(tie.file.unit()) && !tie.deleted)
                    .flatMap(tie -> tie.file.contents().documents().stream().map(CaseDocument::document))
                    .collect(Collectors.toSet());
            TestClock clock = new TestClock();
            try (TestArchive whole = open(clock);
                    TestArchive part = open(clock)) {
                for (Step step : steps) {
                    step.apply(whole);
                    if (scope.allows(step.metadata.unit()) || tied.contains(step.id)) {
                        step.apply(part);
                    }
                    clock.advance(Duration.ofMillis(random.nextInt(3)));
                }
                for (Tie tie : ties) {
                    tie.apply(whole);
                    if (scope.allows(tie.file.unit())) {
                        tie.apply(part);
                    }
                }
                assertThat(reads(whole.registry(), scope, steps))
                        .as("seed %d, round %d, scope %s", seed, round, scope)
                        .isEqualTo(reads(part.registry(), scope, steps));
            }
        }
    }

    /** Registers a document and takes it to its state. Contents are shared across units, read alike everywhere. */
    record Step(
            DocumentId id,
            Metadata metadata,
            String content,
            @Nullable DocumentId parent,
            DocumentState state) {
        void apply(TestArchive archive) {
            AccessScope own = AccessScope.of(metadata.unit());
            archive.registry().register(own, registration(id, metadata, content, parent), event(Action.UPLOADED));
            archive.desk().started(id, "application/pdf", content.length());
            archive.desk().savePage(digest(content), page(1, content, content.length() % 2 == 0 ? 0.9f : 0.1f));
            if (state == DocumentState.FAILED) {
                archive.desk().failed(id, Failure.of(FailureCode.DAMAGED, "x"), event(Action.READ_FAILED));
            } else if (state == DocumentState.SEARCHABLE) {
                archive.desk().completed(id, event(Action.READ_COMPLETED));
                archive.desk().indexed(id, 1);
            }
        }
    }

    /** Opens a case file with documents of whatever unit, and takes it out again or not. */
    record Tie(NewCaseFile file, boolean deleted) {
        void apply(TestArchive archive) {
            CaseSamples.open(archive, file);
            if (deleted) {
                archive.caseFiles()
                        .setDeleted(
                                AccessScope.of(file.unit()),
                                CaseSamples.mayUpdate(file.category(), file.unit()),
                                file.id(),
                                1,
                                true,
                                "Lý do ví dụ",
                                CaseSamples.event(Action.RECORD_DELETED, file.id()));
            }
        }
    }

    private static List<Tie> ties(Random random, List<UnitCode> units, List<Step> steps) {
        return IntStream.range(0, 12)
                .mapToObj(i -> {
                    List<CaseDocument> papers = IntStream.range(0, random.nextInt(4))
                            .mapToObj(j -> new CaseDocument(any(random, steps).id(), "judgment", null))
                            .toList();
                    CaseContents contents = new CaseContents(FieldValues.none(), List.of(), papers);
                    return new Tie(
                            CaseSamples.caseFile(
                                    CaseSamples.PRISONER,
                                    any(random, units),
                                    contents,
                                    CaseSamples.standing("awaiting")),
                            random.nextInt(3) == 0);
                })
                .toList();
    }

    private static List<Step> steps(Random random, List<UnitCode> units) {
        List<Step> steps = new ArrayList<>();
        List<String> categories = List.of("prisoner", "general");
        List<DocumentState> states = List.of(DocumentState.SEARCHABLE, DocumentState.FAILED, DocumentState.READING);
        for (int i = 0; i < 40; i++) {
            LocalDate date = random.nextBoolean() ? null : LocalDate.of(2020 + random.nextInt(3), 1, 1);
            Metadata metadata = metadata(any(random, units), any(random, categories), "letter", date);
            DocumentId parent = steps.isEmpty() || random.nextBoolean()
                    ? null
                    : any(random, steps).id();
            DocumentId id = new DocumentId(new UUID(random.nextLong(), random.nextLong()));
            steps.add(new Step(id, metadata, "x".repeat(1 + random.nextInt(12)), parent, any(random, states)));
        }
        return steps;
    }

    private static Map<String, Object> reads(RecordRegistry registry, AccessScope scope, List<Step> steps) {
        Map<String, Object> answers = new LinkedHashMap<>();
        List<DocumentId> ids = steps.stream().map(Step::id).toList();
        List<PageRef> refs = ids.stream().map(id -> new PageRef(id, 1)).toList();
        answers.put("findAll", registry.findAll(scope, ids));
        answers.put("pages", registry.pages(scope, refs));
        for (DocumentId id : ids) {
            answers.put("find " + id, registry.find(scope, id));
            answers.put("history " + id, registry.history(scope, id));
            answers.put("page " + id, registry.page(scope, new PageRef(id, 1)));
            answers.put("children " + id, registry.list(scope, Filter.parent(id), 100));
            answers.put("children covered " + id, registry.coverage(scope, Filter.parent(id)));
        }
        List<DocumentFilter> filters = new ArrayList<>(List.of(
                DocumentFilter.all(),
                Filter.category("prisoner"),
                Filter.type("letter"),
                Filter.year(2021),
                Filter.state(DocumentState.FAILED),
                Filter.receivedBy("officer.example")));
        steps.forEach(step -> filters.add(Filter.unit(step.metadata.unit())));
        for (DocumentFilter filter : filters) {
            answers.put("list " + filter, registry.list(scope, filter, 7));
            answers.put("coverage " + filter, registry.coverage(scope, filter));
        }
        for (Dimension dimension : Dimension.values()) {
            answers.put("figures " + dimension, registry.figures(scope, dimension));
        }
        return answers;
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
