package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;
import vn.tangthu.archive.registry.PageRef;

/**
 * Lists, counts and the scope: whatever lies outside it equals what is not there (circular, Articles 4 and 16.2).
 * {@link ScopeProperty} asks the same of random archives.
 */
public interface ScopeContract extends ArchiveContract {
    @Test
    default void aDocumentOutsideTheScopeIsNotThere() {
        try (TestArchive archive = open(new TestClock())) {
            Document there = archive.registry().register(BOTH, registration(THERE, "one"), event(Action.UPLOADED));
            archive.desk().started(there.id(), "application/pdf", 1);
            archive.desk().savePage(digest("one"), page(1, "trang một"));
            PageRef page = new PageRef(there.id(), 1);
            for (AccessScope scope : List.of(HERE_ONLY, AccessScope.none())) {
                assertThat(archive.registry().find(scope, there.id())).isEmpty();
                assertThat(archive.registry().findAll(scope, List.of(there.id())))
                        .isEmpty();
                assertThat(archive.registry().list(scope, DocumentFilter.all(), 10))
                        .isEmpty();
                assertThat(archive.registry().list(scope, Filter.unit(THERE), 10))
                        .isEmpty();
                assertThat(archive.registry().history(scope, there.id())).isEmpty();
                assertThat(archive.registry().page(scope, page)).isEmpty();
                assertThat(archive.registry().pages(scope, List.of(page))).isEmpty();
                assertThat(archive.registry().coverage(scope, DocumentFilter.all()))
                        .isEqualTo(new Coverage(0, 0, 0, 0));
                assertThat(archive.registry().figures(scope, Dimension.UNIT)).isEmpty();
            }
            assertThat(archive.registry().page(BOTH, page)).isPresent();
        }
    }

    @Test
    default void aPageIsSeenThroughADocumentOfTheScopeOnly() {
        try (TestArchive archive = open(new TestClock())) {
            Document here = archive.registry().register(BOTH, registration(HERE, "same"), event(Action.UPLOADED));
            Document there = archive.registry().register(BOTH, registration(THERE, "same"), event(Action.UPLOADED));
            archive.desk().started(here.id(), "application/pdf", 1);
            archive.desk().started(there.id(), "application/pdf", 1);
            archive.desk().savePage(digest("same"), page(1, "trang một"));
            List<PageRef> refs = List.of(new PageRef(here.id(), 1), new PageRef(there.id(), 1));
            assertThat(archive.registry().pages(HERE_ONLY, refs)).containsOnlyKeys(refs.getFirst());
            assertThat(archive.registry().pages(BOTH, refs)).containsOnlyKeys(refs.get(0), refs.get(1));
        }
    }

    @Test
    default void whatADocumentPointsToOutsideTheScopeDoesNotShow() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Document parent = archive.registry().register(BOTH, registration(THERE, "zip"), event(Action.UPLOADED));
            clock.advance(Duration.ofSeconds(1));
            Document original = archive.registry().register(BOTH, registration(THERE, "same"), event(Action.UPLOADED));
            clock.advance(Duration.ofSeconds(1));
            DocumentId id = DocumentId.random();
            archive.registry()
                    .register(BOTH, registration(id, metadata(HERE), "same", parent.id()), event(Action.UPLOADED));

            Document whole = archive.registry().find(BOTH, id).orElseThrow();
            assertThat(whole.parent()).isEqualTo(parent.id());
            assertThat(whole.pathInParent()).isEqualTo("thư mục/ví dụ.pdf");
            assertThat(whole.duplicateOf()).isEqualTo(original.id());
            assertThat(archive.desk().find(id)).contains(whole);
            Document seen = archive.registry().find(HERE_ONLY, id).orElseThrow();
            assertThat(seen.parent()).isNull();
            assertThat(seen.pathInParent()).isNull();
            assertThat(seen.duplicateOf()).isNull();
            assertThat(archive.registry().list(HERE_ONLY, DocumentFilter.all(), 10))
                    .containsExactly(seen);
            assertThat(archive.registry().findAll(HERE_ONLY, List.of(id))).containsValue(seen);
            assertThat(archive.registry().list(HERE_ONLY, Filter.parent(parent.id()), 10))
                    .isEmpty();
            assertThat(archive.registry()
                            .coverage(HERE_ONLY, Filter.parent(parent.id()))
                            .pending())
                    .isZero();
            assertThat(archive.registry().list(BOTH, Filter.parent(parent.id()), 10))
                    .containsExactly(whole);
        }
    }

    @Test
    default void aListIsFilteredAndPagedNewestFirst() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Document judgment = add(archive, metadata(HERE, "prisoner", "judgment", LocalDate.of(2025, 12, 31)), "1");
            Document undated = add(archive, metadata(THERE, "general", "letter", null), "2");
            clock.advance(Duration.ofSeconds(1));
            Document letter = add(archive, metadata(HERE, "general", "letter", LocalDate.of(2026, 1, 1)), "3");
            archive.desk().failed(letter.id(), Failure.of(FailureCode.DAMAGED, "x"), event(Action.READ_FAILED));
            letter = archive.registry().find(BOTH, letter.id()).orElseThrow();
            List<Document> older =
                    judgment.id().compareTo(undated.id()) > 0 ? List.of(judgment, undated) : List.of(undated, judgment);

            assertThat(list(archive, DocumentFilter.all())).containsExactly(letter, older.get(0), older.get(1));
            assertThat(archive.registry().list(BOTH, DocumentFilter.all(), 2)).containsExactly(letter, older.get(0));
            assertThat(list(archive, Filter.before(letter))).containsExactlyElementsOf(older);
            assertThat(list(archive, Filter.before(older.get(0)))).containsExactly(older.get(1));
            assertThat(list(archive, Filter.before(older.get(1)))).isEmpty();
            assertThat(list(archive, Filter.category("general"))).containsExactlyInAnyOrder(letter, undated);
            assertThat(list(archive, Filter.unit(THERE))).containsExactly(undated);
            assertThat(list(archive, Filter.type("judgment"))).containsExactly(judgment);
            assertThat(list(archive, Filter.year(2026))).containsExactly(letter);
            assertThat(list(archive, Filter.state(DocumentState.FAILED))).containsExactly(letter);
            assertThat(list(archive, Filter.state(DocumentState.SEARCHABLE))).isEmpty();
            assertThat(list(archive, Filter.receivedBy("officer.example"))).hasSize(3);
            assertThat(list(archive, Filter.receivedBy("nobody.example"))).isEmpty();
        }
    }

    @Test
    default void coverageAndFiguresCountTheScope() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            searchable(archive, metadata(HERE, "prisoner", "judgment", LocalDate.of(2024, 5, 5)), "1", 0.9f);
            searchable(archive, metadata(HERE, "prisoner", "letter", null), "2", 0.2f);
            searchable(archive, metadata(THERE, "general", "letter", null), "3", 0.2f);
            Document failed = add(archive, metadata(HERE), "4");
            archive.desk().failed(failed.id(), Failure.of(FailureCode.DAMAGED, "x"), event(Action.READ_FAILED));
            add(archive, metadata(HERE), "5");
            archive.registry().register(BOTH, storedOnce(HERE, "6"), event(Action.UPLOADED));

            assertThat(archive.registry().coverage(HERE_ONLY, DocumentFilter.all()))
                    .isEqualTo(new Coverage(2, 1, 1, 2));
            assertThat(archive.registry().coverage(BOTH, DocumentFilter.all())).isEqualTo(new Coverage(3, 2, 1, 2));
            assertThat(archive.registry().coverage(BOTH, Filter.type("letter"))).isEqualTo(new Coverage(2, 2, 0, 0));
            assertThat(archive.registry().coverage(BOTH, Filter.state(DocumentState.FAILED)))
                    .isEqualTo(new Coverage(3, 2, 1, 2));
            assertThat(archive.registry().figures(BOTH, Dimension.UNIT))
                    .containsExactly(new FigureRow("HERE", 5, 4), new FigureRow("THERE", 1, 2));
            assertThat(archive.registry().figures(HERE_ONLY, Dimension.UNIT))
                    .containsExactly(new FigureRow("HERE", 5, 4));
            assertThat(archive.registry().figures(HERE_ONLY, Dimension.YEAR))
                    .containsExactly(new FigureRow("2025", 3, 0), new FigureRow("", 1, 2), new FigureRow("2024", 1, 2));
            assertThat(archive.registry().figures(HERE_ONLY, Dimension.TYPE))
                    .containsExactly(new FigureRow("judgment", 4, 2), new FigureRow("letter", 1, 2));
            assertThat(archive.registry().figures(HERE_ONLY, Dimension.CATEGORY))
                    .containsExactly(new FigureRow("prisoner", 5, 4));
            assertThat(archive.registry().figures(HERE_ONLY, Dimension.STATE))
                    .containsExactly(
                            new FigureRow("SEARCHABLE", 2, 4),
                            new FigureRow("FAILED", 1, 0),
                            new FigureRow("STORED", 1, 0),
                            new FigureRow("STORED_ONCE", 1, 0));
            assertThat(archive.registry().figures(HERE_ONLY, Dimension.MONTH_RECEIVED))
                    .containsExactly(new FigureRow("2026-03", 5, 4));
        }
    }

    private static void searchable(TestArchive archive, Metadata metadata, String content, float confidence) {
        DocumentId id = add(archive, metadata, content).id();
        archive.desk().started(id, "application/pdf", 2);
        archive.desk().savePage(digest(content), page(1, "trang một"));
        archive.desk().savePage(digest(content), page(2, "trang hai", confidence));
        archive.desk().completed(id, event(Action.READ_COMPLETED));
        archive.desk().indexed(id, 1);
    }

    private static Document add(TestArchive archive, Metadata metadata, String content) {
        return archive.registry()
                .register(BOTH, registration(DocumentId.random(), metadata, content, null), event(Action.UPLOADED));
    }

    private static List<Document> list(TestArchive archive, DocumentFilter filter) {
        return archive.registry().list(BOTH, filter, 100);
    }
}
