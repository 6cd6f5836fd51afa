package vn.tangthu.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.search.DocumentRejectedException;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.memory.InMemorySearchEngine;
import vn.tangthu.search.query.QueryParser;
import vn.tangthu.search.record.IndexedCaseFiles;

/** Case files come into the index, follow every change, and leave it. All persons are fictional. */
class RecordIndexingTest {
    private static final IndexedCaseFiles ENTRIES = new IndexedCaseFiles(Catalogue.load());
    private final TestClock clock = new TestClock();
    private final InMemoryArchive archive = new InMemoryArchive(clock);
    private final InMemorySearchEngine engine = new InMemorySearchEngine();

    @Test
    void aRecordIsFoundByItsNameInAnyOrderAndWithoutMarks() {
        CaseFile file = open("Nguyễn Thị Ví Dụ");
        assertThat(found("vi du nguyen thi")).isEmpty();
        index(engine.writer());
        assertThat(found("vi du nguyen thi")).containsExactly(file.id());
        assertThat(archive.workQueue().depth()).isEmpty();
        assertThat(engine.search(request("")).facets().get(Facet.KIND)).containsExactly(new FacetCount("record", 1));
    }

    @Test
    void changesAndDeletionsAreFollowed() {
        CaseFile file = open("Nguyễn Thị Ví Dụ");
        index(engine.writer());
        CaseFile changed = change(file, CaseSamples.contents("Trần Thị Ví Dụ"));
        index(engine.writer());
        assertThat(found("nguyen")).isEmpty();
        assertThat(found("tran thi")).containsExactly(file.id());
        CaseFile gone = setDeleted(changed, true);
        index(engine.writer());
        assertThat(found("tran thi")).isEmpty();
        setDeleted(gone, false);
        index(engine.writer());
        assertThat(found("tran thi")).containsExactly(file.id());
        assertEqualToCaseFiles();
    }

    @Test
    void manyAreWrittenAtOnce() {
        int many = 4200;
        openMany(many);
        List<Integer> writes = new ArrayList<>();
        SearchWriter writer = new HookedWriter(engine.writer(), documents -> writes.add(documents.size()));
        for (int batch = 0; batch < 3; batch++) {
            index(writer);
        }
        assertThat(writes).containsExactly(4000, 200);
        assertThat(found("vi du")).hasSize(200);
        assertEqualToCaseFiles();
    }

    @Test
    void aWorkerThatWakesLateChangesNothing() {
        CaseFile file = open("Nguyễn Thị Ví Dụ");
        AtomicBoolean slept = new AtomicBoolean();
        index(new HookedWriter(engine.writer(), documents -> {
            if (!slept.getAndSet(true)) {
                setDeleted(change(file, CaseSamples.contents("Trần Thị Ví Dụ")), true);
                clock.advance(Duration.ofMinutes(2));
                index(engine.writer());
            }
        }));
        assertThat(slept).isTrue();
        assertEqualToCaseFiles();
        assertThat(found("vi du")).isEmpty();
    }

    @Test
    void oneThatIsRejectedHoldsUpNobody() throws Exception {
        openMany(20);
        CaseFile bad = open("Phạm Văn Quá Lớn");
        SearchWriter picky = new HookedWriter(
                engine.writer(),
                documents -> documents.stream()
                        .filter(document -> document.title().contains("Quá Lớn"))
                        .forEach(document -> {
                            throw new DocumentRejectedException(Map.of(document.id(), "413 too large"));
                        }));
        WorkSignal signal = new WorkSignal();
        WorkLoop loop = new WorkLoop(archive.workQueue(), clock, "test", Duration.ofMinutes(1), signal);
        loop.start(List.of(handler(picky)));
        try {
            for (int tick = 0; tick < 400 && !archive.workQueue().depth().isEmpty(); tick++) {
                clock.advance(Duration.ofMinutes(6));
                signal.give();
                Thread.sleep(20);
            }
        } finally {
            loop.stop();
        }
        assertThat(archive.workQueue().depth()).isEmpty();
        assertEqualToCaseFiles();
        assertThat(found("vi du")).hasSize(20);
        assertThat(found("qua lon")).isEmpty();
        assertThat(found("")).as("by unit and category").contains(bad.id());
    }

    @Test
    void nobodyDrivesADocumentOutWithItsId() throws Exception {
        DocumentId document = document("công văn");
        openWithId(new CaseFileId(document.value()));
        index(engine.writer());
        assertThat(found("cong van")).hasSize(1);
        assertThat(engine.search(request("")).facets().get(Facet.KIND)).containsExactly(new FacetCount("document", 1));
        assertThat(check().run()).as("nothing to mend").isZero();
    }

    @Test
    void whatDriftedIsMendedInBothDirections() throws Exception {
        openMany(5);
        CaseFile lost = open("Nguyễn Văn Mất");
        CaseFile putBack = open("Nguyễn Văn Cũ");
        CaseFile gone = open("Nguyễn Văn Xóa");
        index(engine.writer());
        engine.writer().remove(RecordSource.entry(lost.id()));
        setDeleted(gone, true);
        archive.workQueue()
                .claimMany(WorkKind.INDEX_RECORD, "dead", Duration.ofMinutes(1), 10)
                .forEach(archive.workQueue()::done);
        engine.writer().write(List.of(stranger(RecordSource.entry(putBack.id()), 9)));
        engine.writer().write(List.of(stranger(DocumentId.random(), 1)));
        assertThat(check().run()).isEqualTo(4);
        clock.advance(Duration.ofMinutes(2));
        index(engine.writer());
        assertEqualToCaseFiles();
        assertThat(found("nguyen van cu")).containsExactly(putBack.id());
        assertThat(check().run()).isZero();
    }

    @Test
    void aRebuildWaitsForTheRecords() throws Exception {
        openMany(3);
        index(engine.writer());
        engine.writer().beginRebuild();
        IndexCheck check = check();
        assertThat(check.run()).isEqualTo(3);
        assertThat(check.endRebuild()).isFalse();
        index(engine.writer());
        assertThat(check.endRebuild()).isTrue();
        assertThat(found("vi du")).hasSize(3);
    }

    @Test
    void anEmptyIndexIsFilledWithThemToo() throws Exception {
        openMany(3);
        setDeleted(open("Nguyễn Văn Xóa"), true);
        index(engine.writer());
        engine.writer().clear();
        assertThat(check().run()).isEqualTo(3);
        index(engine.writer());
        assertEqualToCaseFiles();
        assertThat(found("vi du")).hasSize(3);
    }

    private IndexCheck check() {
        return new IndexCheck(
                WorkJobs.sources(archive.readingDesk(), archive.caseFileDesk()),
                engine,
                archive.workQueue(),
                clock,
                Duration.ofMillis(1));
    }

    private RecordIndexingHandler handler(SearchWriter writer) {
        return new RecordIndexingHandler(
                new RecordSource(archive.caseFileDesk(), archive.readingDesk()), ENTRIES, writer);
    }

    /** One batch. */
    private void index(SearchWriter writer) {
        RecordIndexingHandler handler = handler(writer);
        List<Work> all =
                archive.workQueue().claimMany(WorkKind.INDEX_RECORD, "test", Duration.ofMinutes(1), handler.together());
        if (!all.isEmpty()) {
            handler.handleAll(all);
            archive.workQueue().doneAll(all);
        }
    }

    private CaseFile open(String name) {
        return open(CaseSamples.caseFile(
                CaseSamples.PRISONER, Samples.HERE, CaseSamples.contents(name), CaseSamples.standing("serving")));
    }

    private void openWithId(CaseFileId id) {
        CaseFile opened = open(new NewCaseFile(
                id,
                SubjectId.random(),
                CaseSamples.PRISONER,
                Samples.HERE,
                CaseSamples.contents("Nguyễn Văn Trùng"),
                CaseSamples.standing("serving")));
        assertThat(opened.id()).isEqualTo(id);
    }

    private CaseFile open(NewCaseFile file) {
        return archive.caseFiles()
                .open(
                        AccessScope.of(file.unit()),
                        CaseSamples.mayEnter(file.category(), file.unit()),
                        file,
                        CaseSamples.event(Action.RECORD_OPENED, file.id()));
    }

    private void openMany(int number) {
        int opened = archive.caseFiles()
                .openAll(
                        Samples.HERE_ONLY,
                        CaseSamples.mayEnter(CaseSamples.PRISONER, Samples.HERE),
                        IntStream.range(0, number)
                                .mapToObj(i -> CaseSamples.caseFile(Samples.HERE))
                                .toList(),
                        Samples.event(Action.RECORDS_IMPORTED));
        assertThat(opened).isEqualTo(number);
    }

    private CaseFile change(CaseFile file, CaseContents contents) {
        return done(archive.caseFiles()
                .change(
                        Samples.HERE_ONLY,
                        CaseSamples.mayUpdate(file.category(), file.unit()),
                        file.id(),
                        file.version(),
                        contents,
                        file.standing(),
                        file.unit(),
                        "Lý do ví dụ",
                        CaseSamples.event(Action.RECORD_CHANGED, file.id())));
    }

    private CaseFile setDeleted(CaseFile file, boolean deleted) {
        return done(archive.caseFiles()
                .setDeleted(
                        Samples.HERE_ONLY,
                        CaseSamples.mayUpdate(file.category(), file.unit()),
                        file.id(),
                        file.version(),
                        deleted,
                        "Lý do ví dụ",
                        CaseSamples.event(Action.RECORD_DELETED, file.id())));
    }

    private static CaseFile done(CaseFileChange change) {
        assertThat(change).isInstanceOf(CaseFileChange.Done.class);
        return ((CaseFileChange.Done) change).file();
    }

    private DocumentId document(String text) {
        DocumentId id = archive.registry()
                .register(Samples.BOTH, Samples.registration(Samples.HERE, text), Samples.event(Action.UPLOADED))
                .id();
        archive.readingDesk().started(id, "text/plain", 1);
        archive.readingDesk().savePage(Samples.digest(text), Samples.page(1, text));
        archive.readingDesk().completed(id, Samples.event(Action.READ_COMPLETED));
        Work work = archive.workQueue()
                .claim(Set.of(WorkKind.INDEX), "test", Duration.ofMinutes(1))
                .orElseThrow();
        new IndexingHandler(archive.readingDesk(), engine.writer(), 1).handle(work);
        archive.workQueue().done(work);
        return id;
    }

    private static IndexedDocument stranger(DocumentId id, long version) {
        return new IndexedDocument(
                id,
                version,
                EntryKind.RECORD,
                Samples.HERE,
                "prisoner",
                null,
                null,
                "",
                Set.of(),
                List.of(new IndexedPage(1, "khác")));
    }

    private static SearchRequest request(String query) {
        return new SearchRequest(Samples.HERE_ONLY, QueryParser.parse(query), Filters.none(), 200, null);
    }

    private List<CaseFileId> found(String query) {
        return engine.search(request(query)).hits().stream()
                .map(hit -> RecordSource.caseFile(hit.document()))
                .toList();
    }

    private void assertEqualToCaseFiles() {
        List<DocumentId> ids = new ArrayList<>();
        engine.forEachDocument(ids::add);
        Map<DocumentId, Long> wanted = new HashMap<>();
        archive.caseFileDesk().forEachVersion((id, version) -> wanted.put(RecordSource.entry(id), version));
        assertThat(engine.versions(ids)).isEqualTo(wanted);
    }
}
