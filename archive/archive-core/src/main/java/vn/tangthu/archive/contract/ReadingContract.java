package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.PageRef;

/** A document's way from receipt to search, as its workers take it along. */
public interface ReadingContract extends ArchiveContract {
    @Test
    default void aDocumentIsReadPageByPageAndThenSearchable() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            archive.desk().started(id, "application/pdf", 3);
            archive.desk().savePage(digest("one"), page(2, "trang hai", 0.2f));
            archive.desk().savePage(digest("one"), page(1, "trang một"));

            Document reading = archive.registry().find(HERE_ONLY, id).orElseThrow();
            assertThat(reading.state()).isEqualTo(DocumentState.READING);
            assertThat(reading.mediaType()).isEqualTo("application/pdf");
            assertThat(reading.pages()).isEqualTo(3);
            assertThat(reading.pagesRead()).isEqualTo(2);
            assertThat(reading.poorPages()).isEqualTo(1);
            assertThat(archive.desk().pagesRead(digest("one"))).containsExactlyInAnyOrder(1, 2);

            archive.desk().savePage(digest("one"), page(3, "trang ba"));
            archive.desk().completed(id, event(Action.READ_COMPLETED));
            assertThat(state(archive, id)).isEqualTo(DocumentState.READING);
            assertThat(archive.queue().depth()).containsEntry(WorkKind.INDEX, 1L);
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
            archive.desk().indexed(id, 1);
            assertThat(state(archive, id)).isEqualTo(DocumentState.SEARCHABLE);
        }
    }

    @Test
    default void pagesComeBackAsTheyWereSavedAndInOrder() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            Page failed = new Page(
                    3,
                    "",
                    List.of(),
                    1,
                    2,
                    TextSource.NONE,
                    1f,
                    digest("image"),
                    new Failure(FailureCode.TIMED_OUT, 3, "after 60 s"));
            Page first = page(1, "Quyết định thi hành án \uD83D\uDE00");
            archive.desk().started(id, "application/pdf", 3);
            archive.desk().savePage(digest("one"), failed);
            archive.desk().savePage(digest("one"), page(2, "bản nháp"));
            archive.desk().savePage(digest("one"), first);
            archive.desk().savePage(digest("one"), page(2, "trang hai", 0.1f));

            assertThat(archive.desk().pages(digest("one"))).containsExactly(first, page(2, "trang hai", 0.1f), failed);
            assertThat(archive.desk().texts(digest("one")))
                    .containsExactly(Map.entry(1, first.text()), Map.entry(2, "trang hai"), Map.entry(3, ""));
            assertThat(archive.desk().texts(digest("other"))).isEmpty();
            assertThat(archive.desk().pagesRead(digest("one"))).containsExactlyInAnyOrder(1, 2);
            assertThat(archive.registry().page(HERE_ONLY, new PageRef(id, 3))).contains(failed);
            Map<PageRef, Page> some = archive.registry()
                    .pages(
                            HERE_ONLY,
                            List.of(
                                    new PageRef(id, 1),
                                    new PageRef(id, 4),
                                    new PageRef(id, 2),
                                    new PageRef(DocumentId.random(), 1)));
            assertThat(some)
                    .isEqualTo(Map.of(new PageRef(id, 1), first, new PageRef(id, 2), page(2, "trang hai", 0.1f)));
            Document document = archive.registry().find(HERE_ONLY, id).orElseThrow();
            assertThat(document.pagesRead()).isEqualTo(3);
            assertThat(document.poorPages()).isEqualTo(2);
            archive.desk().savePage(digest("one"), page(2, "trang hai"));
            assertThat(archive.registry().find(HERE_ONLY, id).orElseThrow().poorPages())
                    .isEqualTo(1);
        }
    }

    @Test
    default void noTextIsCut() {
        try (TestArchive archive = open(new TestClock())) {
            Page big = page(1, "Điều 1. ".repeat(500_000) + "hết");
            archive.desk().savePage(digest("one"), big);
            assertThat(archive.desk().pages(digest("one"))).containsExactly(big);
        }
    }

    @Test
    default void documentsOverTheSameBytesShareTheReadingButNotTheState() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId first = received(archive, "same");
            archive.desk().started(first, "image/tiff", 1);
            archive.desk().savePage(digest("same"), page(1, "trang một", 0.1f));
            DocumentId second = received(archive, "same");
            archive.desk().started(second, "image/tiff", 1);
            Document later = archive.desk().find(second).orElseThrow();
            assertThat(later.mediaType()).isEqualTo("image/tiff");
            assertThat(List.of(later.pages(), later.pagesRead(), later.poorPages()))
                    .containsExactly(1, 1, 1);
            archive.desk().started(second, "image/tiff", 1);
            archive.desk().savePage(digest("same"), page(2, "trang hai", 0.1f));
            for (DocumentId id : List.of(first, second)) {
                Document document = archive.desk().find(id).orElseThrow();
                assertThat(List.of(document.pages(), document.pagesRead(), document.poorPages()))
                        .containsExactly(1, 2, 2);
            }

            archive.desk().failed(first, Failure.of(FailureCode.CRASHED, "signal 9"), event(Action.READ_FAILED));
            archive.desk().completed(second, event(Action.READ_COMPLETED));
            archive.desk().indexed(second, 1);
            assertThat(state(archive, first)).isEqualTo(DocumentState.FAILED);
            assertThat(state(archive, second)).isEqualTo(DocumentState.SEARCHABLE);
        }
    }

    @Test
    default void aDocumentShowsNothingOfAnotherReadingOfItsBytesBeforeItsOwnBegan() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId early = received(archive, "same");
            DocumentId first = received(archive, "same");
            archive.desk().started(first, "image/tiff", 2);
            archive.desk().savePage(digest("same"), page(1, "trang một", 0.1f));
            DocumentId late = received(archive, "same");
            archive.desk().savePage(digest("same"), page(2, "trang hai", 0.1f));
            for (DocumentId id : List.of(early, late)) {
                Document document = archive.registry().find(HERE_ONLY, id).orElseThrow();
                assertThat(document.mediaType()).isEqualTo("application/octet-stream");
                assertThat(List.of(document.pages(), document.pagesRead(), document.poorPages()))
                        .containsExactly(0, 0, 0);
                assertThat(archive.registry().page(HERE_ONLY, new PageRef(id, 1)))
                        .isEmpty();
                assertThat(archive.registry().pages(HERE_ONLY, List.of(new PageRef(id, 2))))
                        .isEmpty();
                archive.desk().started(id, "image/tiff", 2);
                Document own = archive.desk().find(id).orElseThrow();
                assertThat(List.of(own.pages(), own.pagesRead(), own.poorPages()))
                        .containsExactly(2, 2, 2);
                assertThat(archive.registry().page(HERE_ONLY, new PageRef(id, 1)))
                        .isPresent();
            }
        }
    }

    @Test
    default void pagesThatFailedOfASearchableDocumentCanBeReadAgain() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            archive.queue()
                    .done(archive.queue()
                            .claim(Set.of(WorkKind.READ), "worker", Duration.ofMinutes(1))
                            .orElseThrow());
            Failure failure = new Failure(FailureCode.TIMED_OUT, 2, "after 60 s");
            Page failed = new Page(2, "", List.of(), 1, 2, TextSource.NONE, 1f, digest("image"), failure);
            archive.desk().started(id, "application/pdf", 2);
            archive.desk().savePage(digest("one"), page(1, "trang một", 0.1f));
            archive.desk().savePage(digest("one"), failed);
            archive.desk().completed(id, event(Action.READ_COMPLETED));
            archive.desk().indexed(id, 1);

            assertThat(archive.registry().retry(AccessScope.of(THERE), id, event(Action.RETRIED)))
                    .isFalse();
            assertThat(archive.registry().retry(HERE_ONLY, id, event(Action.RETRIED)))
                    .isTrue();
            assertThat(archive.queue().depth()).containsEntry(WorkKind.READ, 1L);
            assertThat(archive.desk().pagesRead(digest("one"))).containsExactly(1);
            archive.desk().indexed(id, 1);
            assertThat(state(archive, id)).isEqualTo(DocumentState.READING);
            assertThat(archive.registry().retry(HERE_ONLY, id, event(Action.RETRIED)))
                    .isFalse();

            archive.desk().started(id, "application/pdf", 2);
            archive.desk().savePage(digest("one"), page(2, "trang hai"));
            archive.desk().completed(id, event(Action.READ_COMPLETED));
            archive.desk().indexed(id, 1);
            assertThat(state(archive, id)).isEqualTo(DocumentState.SEARCHABLE);
            assertThat(archive.registry().retry(HERE_ONLY, id, event(Action.RETRIED)))
                    .isFalse();
        }
    }

    @Test
    default void aFailureIsNamedAndCanBeRetried() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            Work read = archive.queue()
                    .claim(Set.of(WorkKind.READ), "worker", Duration.ofMinutes(1))
                    .orElseThrow();
            Failure failure = new Failure(FailureCode.PASSWORD_PROTECTED, 2, "encrypted");
            archive.desk().started(id, "application/pdf", 5);
            archive.desk().savePage(digest("one"), page(1, "trang một"));
            assertThat(archive.registry().retry(HERE_ONLY, id, event(Action.RETRIED)))
                    .isFalse();
            archive.desk().failed(id, failure, event(Action.READ_FAILED));
            archive.queue().done(read);
            Document failed = archive.registry().find(HERE_ONLY, id).orElseThrow();
            assertThat(failed.state()).isEqualTo(DocumentState.FAILED);
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(archive.queue().depth()).isEmpty();

            assertThat(archive.registry().retry(AccessScope.of(THERE), id, event(Action.RETRIED)))
                    .isFalse();
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
            assertThat(archive.registry().retry(HERE_ONLY, id, event(Action.RETRIED)))
                    .isTrue();
            Document retried = archive.registry().find(HERE_ONLY, id).orElseThrow();
            assertThat(retried.state()).isEqualTo(DocumentState.STORED);
            assertThat(retried.failure()).isNull();
            assertThat(retried.pagesRead()).isEqualTo(1);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.READ, 1L));
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(3);
        }
    }

    @Test
    default void waitingShowsTheReasonUntilReadingBegins() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            archive.desk().started(id, "image/png", 1);
            Failure missing = Failure.of(FailureCode.OCR_MISSING, "no tesseract");
            archive.desk().waiting(id, missing);
            Document waiting = archive.desk().find(id).orElseThrow();
            assertThat(waiting.state()).isEqualTo(DocumentState.STORED);
            assertThat(waiting.failure()).isEqualTo(missing);
            archive.desk().started(id, "image/png", 1);
            assertThat(archive.desk().find(id).orElseThrow().failure()).isNull();
        }
    }

    @Test
    default void onlyAReadDocumentInItsLatestVersionBecomesSearchable() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            archive.desk().indexed(id, 1);
            assertThat(state(archive, id)).isEqualTo(DocumentState.STORED);
            archive.desk().started(id, "text/plain", 0);
            archive.desk().indexed(id, 1);
            assertThat(state(archive, id)).isEqualTo(DocumentState.READING);

            archive.desk().completed(id, event(Action.READ_COMPLETED));
            Correction correction = archive.registry()
                    .correct(
                            HERE_ONLY,
                            id,
                            1,
                            metadata(HERE, "general", "other", null),
                            "Lý do",
                            event(Action.CORRECTED));
            assertThat(correction).isInstanceOf(Correction.Done.class);
            archive.desk().indexed(id, 1);
            assertThat(state(archive, id)).isEqualTo(DocumentState.READING);
            archive.desk().indexed(id, 2);
            assertThat(state(archive, id)).isEqualTo(DocumentState.SEARCHABLE);

            archive.desk().started(id, "text/plain", 0);
            archive.desk().indexed(id, 2);
            assertThat(state(archive, id)).isEqualTo(DocumentState.READING);
            archive.desk().failed(id, Failure.of(FailureCode.INTERNAL, "x"), event(Action.READ_FAILED));
            archive.desk().indexed(id, 2);
            assertThat(state(archive, id)).isEqualTo(DocumentState.FAILED);
        }
    }

    @Test
    default void aCorrectionOfAReadDocumentAsksForIndexing() {
        try (TestArchive archive = open(new TestClock())) {
            DocumentId id = received(archive, "one");
            archive.desk().completed(id, event(Action.READ_COMPLETED));
            Work index = archive.queue()
                    .claim(Set.of(WorkKind.INDEX), "worker", Duration.ofMinutes(1))
                    .orElseThrow();
            archive.queue().done(index);
            assertThat(archive.queue().depth()).doesNotContainKey(WorkKind.INDEX);
            archive.registry().correct(HERE_ONLY, id, 1, metadata(HERE), "Lý do", event(Action.CORRECTED));
            assertThat(archive.queue().depth()).containsEntry(WorkKind.INDEX, 1L);
        }
    }

    @Test
    default void everyReadDocumentCanBeIndexedAnew() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            List<DocumentId> read = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                DocumentId id = received(archive, "read " + i);
                archive.desk().completed(id, event(Action.READ_COMPLETED));
                archive.desk().indexed(id, 1);
                read.add(id);
            }
            received(archive, "waiting");
            DocumentId failed = received(archive, "failed");
            archive.desk().failed(failed, Failure.of(FailureCode.DAMAGED, "x"), event(Action.READ_FAILED));
            Set<WorkKind> index = Set.of(WorkKind.INDEX);
            for (int i = 0; i < 3; i++) {
                archive.queue()
                        .done(archive.queue()
                                .claim(index, "worker", Duration.ofMinutes(1))
                                .orElseThrow());
            }

            assertThat(archive.desk().reindexAll(clock.instant().plusSeconds(60)))
                    .isEqualTo(3);
            Coverage rebuilding = archive.registry().coverage(HERE_ONLY, DocumentFilter.all());
            assertThat(List.of(rebuilding.searchable(), rebuilding.failed(), rebuilding.pending()))
                    .containsExactly(0L, 1L, 4L);
            assertThat(archive.queue().claim(index, "worker", Duration.ofMinutes(1)))
                    .isEmpty();
            clock.advance(Duration.ofMinutes(1));
            List<DocumentId> asked = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                asked.add(archive.queue()
                        .claim(index, "worker", Duration.ofMinutes(1))
                        .orElseThrow()
                        .document());
            }
            assertThat(asked).containsExactlyInAnyOrderElementsOf(read);
            read.forEach(id -> archive.desk().indexed(id, 1));
            assertThat(read).allSatisfy(id -> assertThat(state(archive, id)).isEqualTo(DocumentState.SEARCHABLE));
            List<DocumentId> searchable = new ArrayList<>();
            archive.desk().forEachSearchable(document -> searchable.add(document.id()));
            assertThat(searchable).containsExactlyInAnyOrderElementsOf(read);
            List<DocumentId> some = new ArrayList<>(read.subList(0, 2));
            some.addAll(List.of(failed, DocumentId.random()));
            assertThat(archive.desk().searchable(some)).containsExactlyInAnyOrderElementsOf(read.subList(0, 2));
            assertThat(archive.desk().searchable(List.of())).isEmpty();
        }
    }

    private static DocumentId received(TestArchive archive, String content) {
        return archive.registry()
                .register(BOTH, registration(HERE, content), event(Action.UPLOADED))
                .id();
    }

    private static DocumentState state(TestArchive archive, DocumentId id) {
        return archive.desk().find(id).orElseThrow().state();
    }
}
