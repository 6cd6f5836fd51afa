package vn.tangthu.search.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.web.ApiProblem;
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

class SearchDeskTest {
    private static final SearchForm FORM = new SearchForm("mẫu", null, null, null, null, null, null, null);
    private final InMemoryArchive archive = new InMemoryArchive(new TestClock());
    private final InMemorySearchEngine engine = new InMemorySearchEngine();

    @Test
    void hitsCarryTheirRectangles() {
        add(Samples.HERE, "a", "văn bản mẫu");
        Found found = new SearchDesk(engine, archive.registry(), archive.auditTrail()).search(Samples.act(), FORM);
        assertThat(found.documents()).hasSize(1);
        assertThat(found.documents().getFirst().boxes()).isNotEmpty();
    }

    @Test
    void whatAnEngineLetsSlipTheRegistryHolds() {
        add(Samples.THERE, "b", "văn bản mẫu của đơn vị khác");
        SearchDesk desk = new SearchDesk(new Leaking(engine), archive.registry(), archive.auditTrail());
        assertThat(desk.search(Samples.act(), FORM).documents()).isEmpty();
    }

    @Test
    void theSearchIsInTheTrail() {
        new SearchDesk(engine, archive.registry(), archive.auditTrail()).search(Samples.act(), FORM);
        AuditEntry entry = archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst();
        assertThat(entry.action()).isEqualTo(Action.SEARCHED.code());
        assertThat(entry.detail()).containsEntry("query", "mẫu").containsEntry("found", "0");
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldAndCanBeAskedAgain() {
        SearchEngine away = (SearchEngine) Proxy.newProxyInstance(
                SearchEngine.class.getClassLoader(),
                new Class<?>[] {SearchEngine.class},
                (proxy, method, arguments) -> {
                    throw new SearchUnavailableException("As if it were away");
                });
        SearchDesk desk = new SearchDesk(away, archive.registry(), archive.auditTrail());
        List<Runnable> questions = List.of(
                () -> desk.search(Samples.act(), FORM), () -> desk.hits(Samples.act(), "mẫu", DocumentId.random()));
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
