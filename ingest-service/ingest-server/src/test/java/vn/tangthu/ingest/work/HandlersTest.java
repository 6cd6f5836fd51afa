package vn.tangthu.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.contract.FaultyObjectStore.Fault;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.ingest.Bench;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.memory.InMemorySearchEngine;
import vn.tangthu.search.query.QueryParser;

/** The way of a document through the workers, with an archive and an index in memory. */
class HandlersTest {
    private final Bench bench = new Bench();
    private final InMemorySearchEngine engine = new InMemorySearchEngine();

    @TempDir
    Path folder;

    @Test
    void aDocumentIsReadThenIndexedThenSearchable() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        read(new ScriptedExtractor(folder, "trang một", "trang hai"));
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.READING);
        assertThat(found("trang hai")).isZero();
        index();
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.SEARCHABLE);
        assertThat(found("trang hai")).isEqualTo(1);
    }

    @Test
    void afterACrashOnlyTheMissingPagesAreReadAgain() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        bench.archive.readingDesk().started(document.id(), "text/plain", 2);
        bench.archive.readingDesk().savePage(document.sha256(), Samples.page(1, "trang một"));
        ScriptedExtractor extractor = new ScriptedExtractor(folder, "trang một", "trang hai");
        read(extractor);
        assertThat(extractor.pagesHandedOver).isEqualTo(1);
        assertThat(bench.now(document).pagesRead()).isEqualTo(2);
    }

    @Test
    void nothingIsIndexedWhilePagesAreMissing() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        bench.archive.readingDesk().started(document.id(), "text/plain", 2);
        bench.archive.readingDesk().savePage(document.sha256(), Samples.page(1, "trang một"));
        bench.archive.workQueue().add(WorkKind.INDEX, document.id(), bench.clock.instant());
        index();
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.READING);
        assertThat(found("trang một")).isZero();
    }

    @Test
    void attachmentsBecomeDocumentsOnceHoweverOftenTheContainerIsRead() throws Exception {
        Document mail = bench.accepted("thư.eml", "x");
        ScriptedExtractor extractor = new ScriptedExtractor(folder, "thư")
                .with("đính kèm/a.txt", "một")
                .with("b.txt", "hai");
        Work work = claim(WorkKind.READ);
        handler(extractor).handle(work);
        bench.archive
                .readingDesk()
                .failed(mail.id(), Failure.of(FailureCode.INTERNAL, "again"), Samples.event(Action.READ_FAILED));
        handler(extractor).handle(work);
        List<Document> parts = bench.archive
                .registry()
                .list(
                        Samples.HERE_ONLY,
                        new DocumentFilter(null, null, null, null, null, null, mail.id(), null, null),
                        10);
        assertThat(parts).extracting(Document::pathInParent).containsExactlyInAnyOrder("đính kèm/a.txt", "b.txt");
    }

    @Test
    void twoAttachmentsOfOneNameAreTwoDocuments() throws Exception {
        Document mail = bench.accepted("thư.eml", "x");
        read(new ScriptedExtractor(folder, "thư").with("image001.png", "một").with("image001.png", "hai"));
        assertThat(parts(mail)).hasSize(2).extracting(Document::sha256).doesNotHaveDuplicates();
    }

    @Test
    void aPartThatWasMovedToAnotherUnitDoesNotStopItsContainer() throws Exception {
        Document mail = bench.accepted("thư.eml", "x");
        Work work = claim(WorkKind.READ);
        ScriptedExtractor extractor = new ScriptedExtractor(folder, "thư").with("a.txt", "một");
        handler(extractor).handle(work);
        Document part = parts(mail).getFirst();
        bench.archive
                .registry()
                .correct(
                        Samples.BOTH,
                        part.id(),
                        1,
                        Samples.metadata(Samples.THERE),
                        "chuyển đơn vị",
                        Samples.event(Action.CORRECTED));
        bench.archive
                .readingDesk()
                .failed(mail.id(), Failure.of(FailureCode.INTERNAL, "again"), Samples.event(Action.READ_FAILED));
        assertThat(handler(extractor).handle(work)).isInstanceOf(WorkHandler.Outcome.Done.class);
        assertThat(bench.now(part).metadata().unit()).isEqualTo(Samples.THERE);
    }

    @Test
    void whatFailsAgainAndAgainIsNamed() throws Exception {
        Document document = bench.accepted("a.pdf", "x");
        assertThat(handler(new ScriptedExtractor(folder)).giveUp(claim(WorkKind.READ), new IllegalStateException()))
                .isTrue();
        Failure failure = bench.now(document).failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(FailureCode.INTERNAL);
    }

    @Test
    void thePartOfAPartLiesTwoDeep() throws Exception {
        bench.accepted("ngoài.zip", "x");
        read(new ScriptedExtractor(folder).with("giữa.zip", "giữa"));
        read(new ScriptedExtractor(folder).with("trong.txt", "trong"));
        ScriptedExtractor innermost = new ScriptedExtractor(folder, "trong");
        read(innermost);
        assertThat(innermost.depth).isEqualTo(2);
    }

    @Test
    void aFailureIsNamedAndTheWorkIsDone() throws Exception {
        Document document = bench.accepted("a.pdf", "x");
        read(new ScriptedExtractor(folder).ending(failed(FailureCode.PASSWORD_PROTECTED)));
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.FAILED);
        assertThat(bench.archive.workQueue().depth().getOrDefault(WorkKind.READ, 0L))
                .isZero();
    }

    @Test
    void withoutTextRecognitionTheWorkComesBackLater() throws Exception {
        Document document = bench.accepted("quét.pdf", "x");
        WorkHandler.Outcome outcome = handler(new ScriptedExtractor(folder).ending(failed(FailureCode.OCR_MISSING)))
                .handle(claim(WorkKind.READ));
        assertThat(outcome).isInstanceOf(WorkHandler.Outcome.Later.class);
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.STORED);
    }

    @Test
    void aStopOfTheServerIsNotTheDocumentsFault() throws Exception {
        Document document = bench.accepted("a.pdf", "x");
        TextExtractor dying = new ScriptedExtractor(folder).ending(failed(FailureCode.CRASHED));
        Work work = claim(WorkKind.READ);
        ReadingHandler stopping = new ReadingHandler(
                bench.archive.readingDesk(), bench.store, dying, bench.intake, folder, 1, () -> true);
        assertThatThrownBy(() -> stopping.handle(work)).isInstanceOf(InterruptedException.class);
        assertThat(bench.now(document).state()).isNotEqualTo(DocumentState.FAILED);
    }

    @Test
    void withTheMediaGoneReadingWaits() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        Work work = claim(WorkKind.READ);
        bench.first.fail(Fault.GONE);
        bench.second.fail(Fault.GONE);
        assertThat(handler(new ScriptedExtractor(folder, "trang")).handle(work))
                .isInstanceOf(WorkHandler.Outcome.Later.class);
        assertThat(bench.now(document).state()).isNotEqualTo(DocumentState.FAILED);
    }

    @Test
    void fullMediaNeverMakeADocumentFail() throws Exception {
        Document page = bench.accepted("a.txt", "x");
        ScriptedExtractor extractor = new ScriptedExtractor(folder, "trang một");
        ReadingHandler handler = handler(extractor);
        bench.first.fail(Fault.FULL);
        bench.second.fail(Fault.FULL);
        tryOften(handler, WorkKind.READ);
        assertThat(waitingFor(page)).isEqualTo(FailureCode.RESOURCES_MISSING);
        assertThat(extractor.pagesHandedOver).as("read while nothing takes it").isEqualTo(1);
        bench.first.fail(Fault.NONE);
        loop().process(handler, List.of(claim(WorkKind.READ)));
        index();
        assertThat(bench.now(page).state()).isEqualTo(DocumentState.SEARCHABLE);
        assertThat(found("trang một")).isEqualTo(1);
    }

    @Test
    void attachmentsWaitForRoomToo() throws Exception {
        Document mail = bench.accepted("thư.eml", "x");
        ReadingHandler handler = handler(new ScriptedExtractor(folder).with("a.txt", "một"));
        bench.first.fail(Fault.FULL);
        bench.second.fail(Fault.GONE);
        tryOften(handler, WorkKind.READ);
        assertThat(waitingFor(mail)).isEqualTo(FailureCode.RESOURCES_MISSING);
        assertThat(parts(mail)).isEmpty();
        bench.first.fail(Fault.NONE);
        loop().process(handler, List.of(claim(WorkKind.READ)));
        assertThat(parts(mail)).hasSize(1);
    }

    @Test
    void aWorkFolderThatCannotBeUsedIsNotTheDocumentsFault() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        Path gone = folder.resolve("gone");
        ReadingHandler handler = new ReadingHandler(
                bench.archive.readingDesk(),
                bench.store,
                new ScriptedExtractor(folder, "trang"),
                bench.intake,
                gone,
                1,
                () -> false);
        tryOften(handler, WorkKind.READ);
        assertThat(waitingFor(document)).isEqualTo(FailureCode.RESOURCES_MISSING);
        Files.createDirectory(gone);
        loop().process(handler, List.of(claim(WorkKind.READ)));
        assertThat(bench.now(document).pagesRead()).isEqualTo(1);
        assertThat(gone).isEmptyDirectory();
    }

    @Test
    void whatTheExtractorLacksIsWaitedFor() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        tryOften(handler(new ScriptedExtractor(folder).ending(failed(FailureCode.RESOURCES_MISSING))), WorkKind.READ);
        assertThat(waitingFor(document)).isEqualTo(FailureCode.RESOURCES_MISSING);
    }

    @Test
    void whatFailsForNoKnownReasonIsGivenUp() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        tryOften(handler(new ScriptedExtractor(folder.resolve("nowhere"), "trang")), WorkKind.READ);
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.FAILED);
        assertThat(bench.archive.workQueue().depth()).isEmpty();
    }

    @Test
    void theSecondCopyIsMadeWhenItsMediumIsBack() throws Exception {
        bench.second.fail(Fault.FULL);
        Document document = bench.accepted("a.txt", "x");
        ReplicationHandler handler = new ReplicationHandler(bench.archive.readingDesk(), bench.store, folder);
        Work work = claim(WorkKind.REPLICATE);
        bench.second.fail(Fault.FULL);
        assertThat(handler.handle(work)).isInstanceOf(WorkHandler.Outcome.Later.class);
        bench.second.fail(Fault.NONE);
        assertThat(handler.handle(work)).isInstanceOf(WorkHandler.Outcome.Done.class);
        assertThat(bench.now(document).state()).isEqualTo(DocumentState.STORED);
        assertThat(bench.now(document).copies()).hasSize(2);
    }

    @Test
    void aDocumentThatTheIndexLostIsIndexedAgain() throws Exception {
        Document document = bench.accepted("a.txt", "x");
        read(new ScriptedExtractor(folder, "trang một"));
        index();
        bench.accepted("b.txt", "y");
        read(new ScriptedExtractor(folder, "trang khác"));
        index();
        engine.writer().remove(document.id());
        long drift = new IndexCheck(
                        WorkJobs.sources(bench.archive.readingDesk(), bench.archive.caseFileDesk()),
                        engine,
                        bench.archive.workQueue(),
                        bench.clock,
                        Duration.ofMillis(1))
                .run();
        assertThat(drift).isEqualTo(1);
        index();
        assertThat(found("trang một")).isEqualTo(1);
    }

    @Test
    void aRebuildEndsWhenAllIsIndexedAgain() throws Exception {
        bench.accepted("a.txt", "x");
        read(new ScriptedExtractor(folder, "trang một"));
        index();
        IndexCheck check = new IndexCheck(
                WorkJobs.sources(bench.archive.readingDesk(), bench.archive.caseFileDesk()),
                engine,
                bench.archive.workQueue(),
                bench.clock,
                Duration.ofMillis(1));
        engine.writer().beginRebuild();
        assertThat(check.run()).as("documents that the new index lacks").isEqualTo(1);
        assertThat(check.endRebuild()).as("while there is work to do").isFalse();
        index();
        assertThat(check.endRebuild()).isTrue();
        assertThat(engine.rebuilding()).isFalse();
        assertThat(found("trang một")).isEqualTo(1);
    }

    @Test
    void pausesGrowButNotForEver() {
        assertThat(WorkLoop.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(WorkLoop.pauseAfter(50)).isEqualTo(Duration.ofMinutes(5));
    }

    private void read(TextExtractor extractor) throws IOException, InterruptedException {
        Work work = claim(WorkKind.READ);
        assertThat(handler(extractor).handle(work)).isInstanceOf(WorkHandler.Outcome.Done.class);
        bench.archive.workQueue().done(work);
    }

    private void index() {
        Work work = claim(WorkKind.INDEX);
        new IndexingHandler(bench.archive.readingDesk(), engine.writer(), 1).handle(work);
        bench.archive.workQueue().done(work);
    }

    private ReadingHandler handler(TextExtractor extractor) {
        return new ReadingHandler(
                bench.archive.readingDesk(), bench.store, extractor, bench.intake, folder, 1, () -> false);
    }

    /** More often than the work loop tries what fails for a reason it does not know. */
    private void tryOften(WorkHandler handler, WorkKind kind) throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            Optional<Work> work = bench.archive.workQueue().claim(Set.of(kind), "test", Duration.ofMinutes(1));
            if (work.isPresent()) {
                loop().process(handler, List.of(work.get()));
                bench.clock.advance(Duration.ofMinutes(10));
            }
        }
    }

    private WorkLoop loop() {
        return new WorkLoop(bench.archive.workQueue(), bench.clock, "test", Duration.ofMinutes(1), new WorkSignal());
    }

    private FailureCode waitingFor(Document document) {
        Document now = bench.now(document);
        assertThat(now.state()).isEqualTo(DocumentState.STORED);
        return Objects.requireNonNull(now.failure()).code();
    }

    private Work claim(WorkKind kind) {
        return bench.archive
                .workQueue()
                .claim(Set.of(kind), "test", Duration.ofMinutes(1))
                .orElseThrow();
    }

    private long found(String query) {
        return engine.search(new SearchRequest(Samples.HERE_ONLY, QueryParser.parse(query), Filters.none(), 10, null))
                .total()
                .value();
    }

    private List<Document> parts(Document container) {
        return bench.archive
                .registry()
                .list(
                        Samples.HERE_ONLY,
                        new DocumentFilter(null, null, null, null, null, null, container.id(), null, null),
                        10);
    }

    private static ReadingOutcome failed(FailureCode code) {
        return new ReadingOutcome.Failed(Failure.of(code, "as the test says"));
    }
}
