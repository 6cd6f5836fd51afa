package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.PRISONER;
import static vn.tangthu.archive.contract.CaseSamples.mayUpdate;
import static vn.tangthu.archive.contract.CaseSamples.standing;
import static vn.tangthu.archive.contract.Samples.*;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;

/** Papers follow their case files to whoever may see these, to be read; {@link ScopeProperty} asks the same at random. */
public interface TiedDocumentsContract extends ArchiveContract {
    @Test
    default void papersAreReadByWhoeverKeepsTheirCaseFile() {
        try (TestArchive archive = open(new TestClock())) {
            Document paper = paper(archive, "giấy");
            CaseFile file = CaseSamples.open(archive, file(THERE, paper.id()));
            unread(archive, HERE_ONLY, paper);
            read(archive, AccessScope.of(THERE), paper);

            CaseFile moved = change(archive, file, HERE, paper.id());
            read(archive, HERE_ONLY, paper);
            read(archive, AccessScope.of(THERE), paper);
            unread(archive, AccessScope.none(), paper);

            change(archive, moved, THERE, paper.id());
            unread(archive, HERE_ONLY, paper);
        }
    }

    @Test
    default void noMoreThanThePapersOfTheCaseFileIsRead() {
        try (TestArchive archive = open(new TestClock())) {
            Document paper = paper(archive, "giấy");
            Document other = paper(archive, "giấy khác");
            Document ofOthers = paper(archive, "giấy của hồ sơ khác");
            CaseSamples.open(archive, file(HERE, paper.id()));
            CaseSamples.open(archive, file(THERE, ofOthers.id()));
            CaseSamples.open(archive, file(HERE));
            read(archive, HERE_ONLY, paper);
            unread(archive, HERE_ONLY, other);
            unread(archive, HERE_ONLY, ofOthers);
            List<DocumentId> ids = List.of(paper.id(), other.id(), ofOthers.id());
            assertThat(archive.registry().findAll(HERE_ONLY, ids)).containsOnlyKeys(paper.id());
            List<PageRef> pages = ids.stream().map(id -> new PageRef(id, 1)).toList();
            assertThat(archive.registry().pages(HERE_ONLY, pages)).containsOnlyKeys(pages.getFirst());
        }
    }

    @Test
    default void aCaseFileThatWasTakenOutLeadsNowhereUntilItIsBroughtBack() {
        try (TestArchive archive = open(new TestClock())) {
            Document paper = paper(archive, "giấy");
            CaseFile file = CaseSamples.open(archive, file(HERE, paper.id()));
            read(archive, HERE_ONLY, paper);
            CaseFile gone = deleted(archive, file, true);
            unread(archive, HERE_ONLY, paper);
            read(archive, AccessScope.of(THERE), paper);
            deleted(archive, gone, false);
            read(archive, HERE_ONLY, paper);
        }
    }

    @Test
    default void aTieThatWasRemovedLeadsNowhere() {
        try (TestArchive archive = open(new TestClock())) {
            Document removed = paper(archive, "giấy bị gỡ");
            Document left = paper(archive, "giấy còn lại");
            CaseFile file = CaseSamples.open(archive, file(HERE, removed.id(), left.id()));
            read(archive, HERE_ONLY, removed);
            change(archive, file, HERE, left.id());
            unread(archive, HERE_ONLY, removed);
            read(archive, HERE_ONLY, left);
        }
    }

    @Test
    default void onlyThoseWhoKeepADocumentChangeListOrCountIt() {
        try (TestArchive archive = open(new TestClock())) {
            Document paper = paper(archive, "giấy");
            archive.desk().failed(paper.id(), Failure.of(FailureCode.DAMAGED, "x"), event(Action.READ_FAILED));
            CaseSamples.open(archive, file(HERE, paper.id()));
            RecordRegistry registry = archive.registry();
            Document seen = registry.find(HERE_ONLY, paper.id()).orElseThrow();
            for (UnitCode unit : List.of(HERE, THERE)) {
                assertThat(registry.correct(
                                HERE_ONLY,
                                paper.id(),
                                seen.version(),
                                metadata(unit),
                                "Lý do",
                                event(Action.CORRECTED)))
                        .isEqualTo(new Correction.NotFound());
            }
            assertThat(registry.retry(HERE_ONLY, paper.id(), event(Action.RETRIED)))
                    .isFalse();
            assertThatThrownBy(() -> registry.register(
                            HERE_ONLY, registration(paper.id(), metadata(HERE), "giấy", null), event(Action.UPLOADED)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(registry.list(HERE_ONLY, DocumentFilter.all(), 10)).isEmpty();
            assertThat(registry.coverage(HERE_ONLY, DocumentFilter.all())).isEqualTo(new Coverage(0, 0, 0, 0));
            assertThat(registry.figures(HERE_ONLY, Dimension.UNIT)).isEmpty();
            assertThat(registry.find(HERE_ONLY, paper.id())).contains(seen);
        }
    }

    @Test
    default void whatATiedDocumentPointsToDoesNotFollow() {
        try (TestArchive archive = open(new TestClock())) {
            Document parent = paper(archive, "zip");
            Document original = paper(archive, "giấy");
            DocumentId id = DocumentId.random();
            archive.registry()
                    .register(BOTH, registration(id, metadata(THERE), "giấy", parent.id()), event(Action.UPLOADED));
            CaseSamples.open(archive, file(HERE, id));
            Document seen = archive.registry().find(HERE_ONLY, id).orElseThrow();
            assertThat(seen.parent()).isNull();
            assertThat(seen.pathInParent()).isNull();
            assertThat(seen.duplicateOf()).isNull();
            unread(archive, HERE_ONLY, parent);
            unread(archive, HERE_ONLY, original);
        }
    }

    /** Kept THERE, with one page. */
    private static Document paper(TestArchive archive, String content) {
        Document document = archive.registry().register(BOTH, registration(THERE, content), event(Action.UPLOADED));
        archive.desk().started(document.id(), "application/pdf", 1);
        archive.desk().savePage(digest(content), page(1, "trang một"));
        return archive.registry().find(BOTH, document.id()).orElseThrow();
    }

    private static void read(TestArchive archive, AccessScope scope, Document paper) {
        RecordRegistry registry = archive.registry();
        PageRef page = new PageRef(paper.id(), 1);
        assertThat(registry.find(scope, paper.id())).contains(paper);
        assertThat(registry.findAll(scope, List.of(paper.id()))).containsOnlyKeys(paper.id());
        assertThat(registry.history(scope, paper.id())).hasSize(1);
        assertThat(registry.page(scope, page)).isPresent();
        assertThat(registry.pages(scope, List.of(page))).containsOnlyKeys(page);
    }

    private static void unread(TestArchive archive, AccessScope scope, Document paper) {
        RecordRegistry registry = archive.registry();
        PageRef page = new PageRef(paper.id(), 1);
        assertThat(registry.find(scope, paper.id())).isEmpty();
        assertThat(registry.findAll(scope, List.of(paper.id()))).isEmpty();
        assertThat(registry.history(scope, paper.id())).isEmpty();
        assertThat(registry.page(scope, page)).isEmpty();
        assertThat(registry.pages(scope, List.of(page))).isEmpty();
    }

    private static NewCaseFile file(UnitCode unit, DocumentId... papers) {
        return CaseSamples.caseFile(PRISONER, unit, tied(papers), standing("awaiting"));
    }

    private static CaseContents tied(DocumentId... papers) {
        List<CaseDocument> all = Arrays.stream(papers)
                .map(id -> new CaseDocument(id, "judgment", null))
                .toList();
        return new CaseContents(FieldValues.none(), List.of(), all);
    }

    /** Ties it with these papers alone, and hands it over to the keeper. */
    private static CaseFile change(TestArchive archive, CaseFile file, UnitCode keeper, DocumentId... papers) {
        return done(archive.caseFiles()
                .change(
                        BOTH,
                        mayUpdate(PRISONER, file.unit()),
                        file.id(),
                        file.version(),
                        tied(papers),
                        standing("awaiting"),
                        keeper,
                        "Lý do ví dụ",
                        CaseSamples.event(Action.RECORD_CHANGED, file.id())));
    }

    private static CaseFile deleted(TestArchive archive, CaseFile file, boolean deleted) {
        return done(archive.caseFiles()
                .setDeleted(
                        BOTH,
                        mayUpdate(PRISONER, file.unit()),
                        file.id(),
                        file.version(),
                        deleted,
                        "Lý do ví dụ",
                        CaseSamples.event(deleted ? Action.RECORD_DELETED : Action.RECORD_RESTORED, file.id())));
    }

    private static CaseFile done(CaseFileChange change) {
        assertThat(change).isInstanceOf(CaseFileChange.Done.class);
        return ((CaseFileChange.Done) change).file();
    }
}
