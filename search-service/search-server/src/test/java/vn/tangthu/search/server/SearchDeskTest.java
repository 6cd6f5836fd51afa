package vn.tangthu.search.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.memory.InMemorySearchEngine;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;
import vn.tangthu.search.record.IndexedCaseFiles;

class SearchDeskTest {
    private static final SearchForm FORM = SearchForm.of("mẫu");
    private static final Catalogue CATALOGUE = Catalogue.load();
    private final InMemoryArchive archive = new InMemoryArchive(new TestClock());
    private final InMemorySearchEngine engine = new InMemorySearchEngine();

    @Test
    void hitsCarryTheirRectangles() {
        add(Samples.HERE, "a", "văn bản mẫu");
        Found found = desk(engine).search(Samples.act(), FORM, AskedFields.none());
        assertThat(found.entries()).hasSize(1);
        assertThat(found.entries().getFirst())
                .isInstanceOfSatisfying(
                        FoundDocument.class, one -> assertThat(one.boxes()).isNotEmpty());
    }

    @Test
    void whatAnEngineLetsSlipTheRegistryHolds() {
        add(Samples.THERE, "b", "văn bản mẫu của đơn vị khác");
        open(Samples.THERE, "Nguyễn Thị Mẫu");
        assertThat(engine.search(new SearchRequest(Samples.BOTH, QueryParser.parse("mẫu"), Filters.none(), 10, null))
                        .hits())
                .hasSize(2);
        assertThat(desk(new Leaking(engine))
                        .search(Samples.act(), FORM, AskedFields.none())
                        .entries())
                .isEmpty();
    }

    @Test
    void theSearchIsInTheTrail() {
        desk(engine).search(Samples.act(), FORM, asked("sex", "Nữ"));
        AuditEntry entry = archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst();
        assertThat(entry.action()).isEqualTo(Action.SEARCHED.code());
        assertThat(entry.detail())
                .containsEntry("query", "mẫu")
                .containsEntry("found", "0")
                .containsEntry("field.sex", "Nữ");
    }

    @Test
    void recordsAndDocumentsStandInOneList() {
        add(Samples.HERE, "a", "Nguyễn Thị Mẫu phạm tội");
        CaseFile file = open(Samples.HERE, "Nguyễn Thị Mẫu");
        Found found = desk(engine).search(Samples.act(), SearchForm.of("mau thi nguyen"), AskedFields.none());
        assertThat(found.total().value()).isEqualTo(2);
        assertThat(found.entries())
                .hasSize(2)
                .hasAtLeastOneElementOfType(FoundDocument.class)
                .anySatisfy(entry -> assertThat(entry).isInstanceOfSatisfying(FoundRecord.class, record -> {
                    assertThat(record.file()).isEqualTo(file);
                    assertThat(record.name()).isEqualTo("Nguyễn Thị Mẫu");
                    assertThat(record.birthYear()).isEqualTo("1980");
                    assertThat(record.number()).isEqualTo("12/2020/HSST");
                    assertThat(record.legalPerson()).isFalse();
                }));
        assertThat(found.facets().get(Facet.KIND))
                .containsExactly(new FacetCount("document", 1), new FacetCount("record", 1));
        assertThat(found.facets().get(new AttributeField("status"))).containsExactly(new FacetCount("serving", 1));
        assertThat(found.coverage().searchable() + found.coverage().pending())
                .as("the coverage is that of the documents")
                .isEqualTo(1);
    }

    @Test
    void fieldsFilterWhateverWayTheyAreTyped() {
        CaseFile file = open(Samples.HERE, "Nguyễn Thị Mẫu");
        for (List<String> one : List.of(
                List.of("sex", "nu"),
                List.of("birth-date", "1980"),
                List.of("father-name", "cha"),
                List.of("status", "serving"),
                List.of("judgment-number", "12/2020/hsst"))) {
            assertThat(records(asked(one.getFirst(), one.getLast())))
                    .as(one.toString())
                    .containsExactly(file);
        }
        assertThat(records(asked("sex", "male"))).isEmpty();
        assertThat(records(asked("father-name", "me"))).isEmpty();
    }

    @Test
    void aFieldThatIsNotKnownOrCannotBeReadIsRefused() {
        for (List<String> one : List.of(
                List.of("no-such", "x", "unknown-field"),
                List.of("", "x", "unknown-field"),
                List.of("birth-date", "hôm qua", "bad-field-value"),
                List.of("sex", "?", "bad-field-value"))) {
            assertThatThrownBy(() -> desk(engine).search(Samples.act(), FORM, asked(one.getFirst(), one.get(1))))
                    .isInstanceOfSatisfying(ApiProblem.class, problem -> {
                        assertThat(problem.code()).isEqualTo(one.getLast());
                        assertThat(problem.vietnamese()).doesNotContain("hôm qua");
                    });
        }
    }

    @Test
    void aRecordThatWasTakenOutMeanwhileIsNotShown() {
        CaseFile file = open(Samples.HERE, "Nguyễn Thị Mẫu");
        archive.caseFiles()
                .setDeleted(
                        Samples.HERE_ONLY,
                        CaseSamples.mayUpdate(file.category(), file.unit()),
                        file.id(),
                        1,
                        true,
                        "Lý do ví dụ",
                        CaseSamples.event(Action.RECORD_DELETED, file.id()));
        assertThat(desk(engine).search(Samples.act(), FORM, AskedFields.none()).entries())
                .isEmpty();
    }

    private List<CaseFile> records(AskedFields asked) {
        return desk(engine).search(Samples.act(), SearchForm.browse(), asked).entries().stream()
                .map(entry -> ((FoundRecord) entry).file())
                .toList();
    }

    private static AskedFields asked(String code, String value) {
        return new AskedFields(new TreeMap<>(Map.of(code, List.of(value))));
    }

    private SearchDesk desk(SearchEngine over) {
        return new SearchDesk(
                over,
                archive.registry(),
                archive.caseFiles(),
                new FieldFilters(CATALOGUE),
                CATALOGUE,
                archive.auditTrail());
    }

    private CaseFile open(UnitCode unit, String name) {
        NewCaseFile file = CaseSamples.caseFile(
                CaseSamples.PRISONER,
                unit,
                CaseSamples.contents(Map.of(
                        "full-name", List.of(name),
                        "sex", List.of("female"),
                        "birth-date", List.of("1980-05"),
                        "father-name", List.of("Nguyễn Văn Cha"),
                        "judgment-number", List.of("12/2020/HSST"))),
                CaseSamples.standing("serving"));
        CaseFile opened = archive.caseFiles()
                .open(
                        AccessScope.of(unit),
                        CaseSamples.mayEnter(CaseSamples.PRISONER, unit),
                        file,
                        CaseSamples.event(Action.RECORD_OPENED, file.id()));
        engine.writer().write(List.of(new IndexedCaseFiles(CATALOGUE).of(opened)));
        return opened;
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldAndCanBeAskedAgain() {
        SearchEngine away = (SearchEngine) Proxy.newProxyInstance(
                SearchEngine.class.getClassLoader(),
                new Class<?>[] {SearchEngine.class},
                (proxy, method, arguments) -> {
                    throw new SearchUnavailableException("As if it were away");
                });
        SearchDesk desk = desk(away);
        Document document = archive.registry()
                .register(Samples.BOTH, Samples.registration(Samples.HERE, "giấy"), Samples.event(Action.UPLOADED));
        List<Runnable> questions = List.of(
                () -> desk.search(Samples.act(), FORM, AskedFields.none()),
                () -> desk.hits(Samples.act(), "mẫu", document));
        for (Runnable question : questions) {
            assertThatThrownBy(question::run)
                    .isInstanceOfSatisfying(
                            ApiProblem.class,
                            problem -> assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        }
    }

    private void add(UnitCode unit, String content, String text) {
        Document document = archive.registry()
                .register(Samples.BOTH, Samples.registration(unit, content), Samples.event(Action.UPLOADED));
        archive.readingDesk().started(document.id(), "text/plain", 1);
        archive.readingDesk().savePage(document.sha256(), page(text));
        archive.readingDesk().completed(document.id(), Samples.event(Action.READ_COMPLETED));
        engine.writer()
                .write(List.of(new IndexedDocument(
                        document.id(), 1, unit, "general", "other", null, "a", List.of(new IndexedPage(1, text)))));
    }

    /** A page whose whole text is one word. */
    private static Page page(String text) {
        Word word = new Word(0, text.length(), 0.1f, 0.1f, 0.5f, 0.02f, 1);
        return new Page(1, text, List.of(word), 100, 140, TextSource.BORN_DIGITAL, 1, Samples.digest("image"), null);
    }

    /** An engine that forgot the scope. */
    private record Leaking(SearchEngine engine) implements SearchEngine {
        @Override
        public SearchWriter writer() {
            return engine.writer();
        }

        @Override
        public SearchResult search(SearchRequest request) {
            return engine.search(new SearchRequest(
                    Samples.BOTH,
                    request.query(),
                    request.filters(),
                    request.counted(),
                    request.size(),
                    request.after()));
        }

        @Override
        public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
            return engine.matches(Samples.BOTH, query, document);
        }

        @Override
        public Map<DocumentId, Long> versions(Collection<DocumentId> documents) {
            return engine.versions(documents);
        }

        @Override
        public void forEachDocument(Consumer<DocumentId> consumer) {
            engine.forEachDocument(consumer);
        }

        @Override
        public boolean needsRebuild() {
            return engine.needsRebuild();
        }

        @Override
        public boolean rebuilding() {
            return engine.rebuilding();
        }

        @Override
        public SearchHealth health() {
            return engine.health();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
