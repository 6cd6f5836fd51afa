package vn.tangthu.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.search.DocumentRejectedException;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;
import vn.tangthu.search.memory.InMemorySearchEngine;

/** The index becomes and stays equal to the registry, whatever happens between. */
class IndexCheckTest {
    private final TestClock clock = new TestClock();
    private final InMemoryArchive archive = new InMemoryArchive(clock);
    private final ReadingDesk desk = archive.readingDesk();
    private final InMemorySearchEngine engine = new InMemorySearchEngine();

    @Test
    void anEmptyArchiveLeavesItsIndexAlone(@TempDir Path folder) throws Exception {
        try (SearchEngine lucene = new LuceneSearchEngine(folder, LuceneSettings.defaults())) {
            Job job = WorkJobs.job(check(lucene), lucene, () -> {});
            Map<String, Long> before = files(folder);
            assertThat(job.body().run(new JobRun(job.name(), 1, ""))).isEqualTo(Duration.ofMinutes(1));
            assertThat(lucene.rebuilding()).isFalse();
            assertThat(job.body().run(new JobRun(job.name(), 1, ""))).isEqualTo(Duration.ofMinutes(1));
            assertThat(files(folder)).as("nothing was written").isEqualTo(before);

            // As if the first upload came while the check was about to begin.
            lucene.writer().beginRebuild();
            DocumentId first = completed("first");
            index(lucene.writer());
            lucene.writer().beginRebuild();
            assertThat(lucene.versions(List.of(first))).containsEntry(first, 1L);
            assertThat(job.body().run(new JobRun(job.name(), 1, ""))).isEqualTo(Duration.ofDays(1));
            assertThat(job.body().run(new JobRun(job.name(), 1, ""))).isEqualTo(Duration.ofDays(1));
            assertThat(lucene.versions(List.of(first))).containsEntry(first, 1L);
            assertThat(desk.find(first).orElseThrow().state()).isEqualTo(DocumentState.SEARCHABLE);
        }
    }

    @Test
    void anIndexThatIsLostIsFilledWithinOneLook() throws Exception {
        DocumentId id = completed("one");
        index(engine.writer());
        Job job = WorkJobs.job(check(engine), engine, () -> {});
        assertThat(job.urgent().getAsBoolean()).isFalse();
        engine.writer().clear();
        assertThat(job.urgent().getAsBoolean()).isTrue();
        assertThat(job.urgent().getAsBoolean()).as("one run is enough").isFalse();
        job.body().run(new JobRun(job.name(), 1, ""));
        Coverage coverage = archive.registry().coverage(Samples.HERE_ONLY, DocumentFilter.all());
        assertThat(List.of(coverage.searchable(), coverage.pending())).containsExactly(0L, 1L);
        index(engine.writer());
        assertEqualToRegistry(engine);
        assertThat(engine.versions(List.of(id))).hasSize(1);
    }

    @Test
    void whatIsOnItsWayIsNotAskedForAgain() throws Exception {
        DocumentId waiting = completed("waiting");
        DocumentId lost = completed("lost");
        Work work = archive.workQueue()
                .claim(Set.of(WorkKind.INDEX), "lost", Duration.ofMinutes(1))
                .orElseThrow();
        DocumentId other = work.document().equals(lost) ? waiting : lost;
        archive.workQueue().done(work);
        engine.writer().write(List.of(document(DocumentId.random(), 1)));
        assertThat(check(engine).run())
                .as("one on its way, one whose work was lost, and the stray")
                .isEqualTo(3);
        Work untouched = archive.workQueue()
                .claim(Set.of(WorkKind.INDEX), "test", Duration.ofMinutes(1))
                .orElseThrow();
        assertThat(List.of(untouched.document(), untouched.generation())).containsExactly(other, 0L);
        index(engine.writer());
    }

    @Test
    void whatTheRegistryDoesNotKnowIsTakenOut() throws Exception {
        DocumentId right = completed("right");
        DocumentId failed = completed("failed");
        DocumentId again = completed("again");
        index(engine.writer());
        index(engine.writer());
        index(engine.writer());
        desk.failed(failed, Failure.of(FailureCode.INTERNAL, "x"), Samples.event(Action.READ_FAILED));
        desk.started(again, "text/plain", 2);
        DocumentId unknown = DocumentId.random();
        engine.writer().write(List.of(document(unknown, 7)));
        assertThat(check(engine).run()).isEqualTo(2);
        index(engine.writer());
        assertThat(ids(engine)).as("one that is read again stays").containsExactlyInAnyOrder(right, again);
        assertThat(check(engine).run()).isZero();
    }

    @Test
    void aRegistryThatWasPutBackIsFollowed() throws Exception {
        DocumentId id = completed("one");
        index(engine.writer());
        engine.writer().write(List.of(document(id, 5)));
        assertThat(check(engine).run()).isEqualTo(1);
        index(engine.writer());
        assertEqualToRegistry(engine);
    }

    @Test
    void whoStopsWhileARegistryThatWasPutBackIsFollowedHasAskedAlready() throws Exception {
        DocumentId id = completed("one");
        index(engine.writer());
        engine.writer().write(List.of(document(id, 5)));
        IndexCheck dying = check(new HookedEngine(engine, versions -> {}, removed -> {
            throw new IllegalStateException("As if the process had ended after it was taken out");
        }));
        assertThatThrownBy(dying::run).isInstanceOf(IllegalStateException.class);
        assertThat(engine.versions(List.of(id))).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        index(engine.writer());
        assertEqualToRegistry(engine);
    }

    @Test
    void aCorrectionThatIsIndexedDuringTheComparisonStays() throws Exception {
        DocumentId id = completed("one");
        index(engine.writer());
        AtomicBoolean corrected = new AtomicBoolean();
        IndexCheck check = check(new HookedEngine(
                engine,
                asked -> {
                    if (!corrected.getAndSet(true)) {
                        correct(id);
                        index(engine.writer());
                    }
                },
                removed -> {
                    throw new AssertionError("The newest version was taken out");
                }));
        check.run();
        assertThat(corrected).isTrue();
        assertEqualToRegistry(engine);
        assertThat(engine.versions(List.of(id))).containsEntry(id, 2L);
    }

    @Test
    void aWorkerThatWakesLateChangesNothing() throws Exception {
        DocumentId id = completed("one");
        AtomicBoolean slept = new AtomicBoolean();
        SearchWriter late = new HookedWriter(engine.writer(), documents -> {
            if (!slept.getAndSet(true)) {
                correct(id);
                clock.advance(Duration.ofMinutes(2));
                index(engine.writer());
            }
        });
        index(late);
        assertEqualToRegistry(engine);
        assertThat(desk.find(id).orElseThrow().state()).isEqualTo(DocumentState.SEARCHABLE);
    }

    @Test
    void aWorkerThatWakesLateDoesNotBringBackWhatFailed() throws Exception {
        DocumentId id = completed("one");
        AtomicBoolean slept = new AtomicBoolean();
        index(new HookedWriter(engine.writer(), documents -> {
            if (!slept.getAndSet(true)) {
                desk.failed(id, Failure.of(FailureCode.INTERNAL, "x"), Samples.event(Action.READ_FAILED));
            }
        }));
        assertThat(ids(engine)).isEmpty();
    }

    @Test
    void aDocumentThatIsRejectedForGoodFailsAndLetsTheRebuildEnd() throws Exception {
        DocumentId taken = completed("taken");
        DocumentId rejected = completed("rejected");
        index(engine.writer());
        index(engine.writer());
        engine.writer().beginRebuild();
        IndexCheck check = check(engine);
        assertThat(check.run()).isEqualTo(2);
        SearchWriter picky = new HookedWriter(
                engine.writer(),
                documents -> documents.stream()
                        .filter(document -> document.id().equals(rejected))
                        .forEach(document -> {
                            throw new DocumentRejectedException(Map.of(rejected, "413 too large"));
                        }));
        WorkSignal signal = new WorkSignal();
        WorkLoop loop = new WorkLoop(archive.workQueue(), clock, "test", Duration.ofMinutes(1), signal);
        loop.start(List.of(new IndexingHandler(desk, picky, 2)));
        try {
            boolean ended = false;
            for (int tick = 0; tick < 200 && !ended; tick++) {
                assertThat(desk.find(taken).orElseThrow().state()).isNotEqualTo(DocumentState.FAILED);
                ended = check.endRebuild();
                clock.advance(Duration.ofMinutes(6));
                signal.give();
                Thread.sleep(50);
            }
            assertThat(ended).isTrue();
        } finally {
            loop.stop();
        }
        Document failed = desk.find(rejected).orElseThrow();
        assertThat(failed.state()).isEqualTo(DocumentState.FAILED);
        assertThat(failed.failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_INDEXED))
                .satisfies(failure -> assertThat(failure.detail()).contains("413 too large"));
        Coverage coverage = archive.registry().coverage(Samples.HERE_ONLY, DocumentFilter.all());
        assertThat(List.of(coverage.searchable(), coverage.failed(), coverage.pending()))
                .containsExactly(1L, 1L, 0L);
        assertEqualToRegistry(engine);
    }

    @Test
    void whatComesInDuringARebuildDoesNotHoldItUp() throws Exception {
        completed("one");
        index(engine.writer());
        engine.writer().beginRebuild();
        IndexCheck check = check(engine);
        check.run();
        assertThat(check.endRebuild()).as("a document is missing").isFalse();
        index(engine.writer());
        archive.workQueue()
                .add(WorkKind.INDEX, DocumentId.random(), clock.instant().plusSeconds(3600));
        assertThat(check.endRebuild()).as("the queue is never empty").isTrue();
        assertThat(engine.rebuilding()).isFalse();
    }

    private IndexCheck check(SearchEngine of) {
        return new IndexCheck(
                WorkJobs.sources(desk, archive.caseFileDesk()), of, archive.workQueue(), clock, Duration.ofMillis(1));
    }

    private DocumentId completed(String content) {
        DocumentId id = archive.registry()
                .register(Samples.BOTH, Samples.registration(Samples.HERE, content), Samples.event(Action.UPLOADED))
                .id();
        desk.started(id, "text/plain", 1);
        desk.savePage(Samples.digest(content), Samples.page(1, content));
        desk.completed(id, Samples.event(Action.READ_COMPLETED));
        return id;
    }

    private void correct(DocumentId id) {
        archive.registry()
                .correct(
                        Samples.BOTH, id, 1, Samples.metadata(Samples.THERE), "Lý do", Samples.event(Action.CORRECTED));
    }

    private void index(SearchWriter writer) {
        Work work = archive.workQueue()
                .claim(Set.of(WorkKind.INDEX), "test", Duration.ofMinutes(1))
                .orElseThrow();
        new IndexingHandler(desk, writer, 1).handle(work);
        archive.workQueue().done(work);
    }

    private void assertEqualToRegistry(SearchEngine of) {
        Map<DocumentId, Long> expected = new TreeMap<>();
        desk.forEachSearchable(document -> expected.put(document.id(), document.version()));
        assertThat(ids(of)).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(of.versions(expected.keySet())).isEqualTo(expected);
    }

    private static List<DocumentId> ids(SearchEngine of) {
        List<DocumentId> ids = new ArrayList<>();
        of.forEachDocument(ids::add);
        return ids;
    }

    private static IndexedDocument document(DocumentId id, long version) {
        return new IndexedDocument(
                id, version, Samples.HERE, "general", "other", null, "", List.of(new IndexedPage(1, "khác")));
    }

    private static Map<String, Long> files(Path folder) throws Exception {
        Map<String, Long> files = new TreeMap<>();
        try (var all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file).toMillis());
            }
        }
        return files;
    }
}
