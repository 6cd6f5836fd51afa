package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.query.QueryParser;

/** Indexes of other schemas, rebuilds, and paging while the index changes. */
class IndexLifeTest {
    private static final AccessScope SCOPE = AccessScope.of(new UnitCode("A"));
    private final ElasticsearchSettings settings = TestNodes.newIndex();

    @Test
    void anOlderSchemaAnswersUntilANewIndexIsFull() {
        try (ElasticsearchSearchEngine old = TestNodes.emptied(engine(1));
                ElasticsearchSearchEngine engine = engine(2)) {
            old.writer().write(List.of(document("one", "giam"), document("two", "giam")));
            assertThat(old.needsRebuild()).isFalse();
            assertThat(engine.needsRebuild()).isTrue();
            assertThat(ids(engine, "giam")).hasSize(2);
            engine.writer().beginRebuild();
            assertThat(engine.rebuilding()).isTrue();
            assertThat(old.rebuilding()).as("seen by other processes").isTrue();
            engine.writer().write(List.of(document("one", "giam")));
            assertThat(ids(engine, "giam")).as("while it is filled").hasSize(2);
            engine.writer().endRebuild();
            assertThat(ids(engine, "giam")).containsExactly(Scenarios.id("one"));
            assertThat(engine.needsRebuild()).isFalse();
            assertThatThrownBy(old::check)
                    .isInstanceOf(SearchRefusedException.class)
                    .hasMessageContaining("mới hơn")
                    .hasMessageContaining("newer version (schema 2");
            assertThat(old.health().ready()).isFalse();
        }
    }

    @Test
    void theIndexOfTheFirstSchemaTakesRecordsToo() throws Exception {
        String alias = settings.index();
        put("/" + alias + "-v1-000001", FIRST_SCHEMA.replace("ALIAS", alias));
        put("/" + alias + "/_doc/" + Scenarios.id("old") + "?version=1&version_type=external&refresh=true", """
                {"document": "ID", "version": 1, "unit": "A", "category": "c", "type": "t", "stored_title": "",
                 "pages": [{"number": 1, "title": "", "text": "trại giam"}]}""".replace(
                        "ID", Scenarios.id("old").toString()));
        AttributeField sex = new AttributeField("sex");
        IndexedDocument record = new IndexedDocument(
                Scenarios.id("record"),
                1,
                EntryKind.RECORD,
                new UnitCode("A"),
                "c",
                null,
                null,
                "",
                Set.of(new Attribute(sex, "female")),
                List.of(new IndexedPage(1, "trại giam")));
        try (ElasticsearchSearchEngine engine = engine(IndexDefinition.SCHEMA)) {
            assertThat(engine.needsRebuild()).isTrue();
            assertThat(ids(engine, "giam")).containsExactly(Scenarios.id("old"));
            engine.writer().write(List.of(record, document("new", "trại giam")));
            assertThat(ids(engine, "giam"))
                    .containsExactlyInAnyOrder(Scenarios.id("old"), Scenarios.id("record"), Scenarios.id("new"));
            engine.writer().beginRebuild();
            engine.writer().write(List.of(record, document("old", "trại giam"), document("new", "trại giam")));
            engine.writer().endRebuild();
            SearchResult result = engine.search(
                    new SearchRequest(SCOPE, QueryParser.parse("giam"), Filters.none(), Set.of(sex), 10, null));
            assertThat(result.hits()).hasSize(3);
            assertThat(result.facets().get(Facet.KIND))
                    .containsExactly(new FacetCount("document", 2), new FacetCount("record", 1));
            assertThat(result.facets().get(sex)).containsExactly(new FacetCount("female", 1));
        }
    }

    /** As version 0.1 made it. */
    private static final String FIRST_SCHEMA = """
            {"settings": {"index": {"refresh_interval": "-1", "gc_deletes": "0s", "max_inner_result_window": 1000000,
               "similarity": {"pages": {"type": "BM25", "k1": 1.2, "b": 0.75, "discount_overlaps": false}}}},
             "aliases": {"ALIAS": {}},
             "mappings": {"dynamic": "strict", "_source": {"enabled": false}, "_meta": {"schema": 1},
               "properties": {
                 "document": {"type": "keyword", "index": false},
                 "version": {"type": "long", "index": false},
                 "stored_title": {"type": "keyword", "index": false, "doc_values": false, "store": true},
                 "category": {"type": "keyword"}, "unit": {"type": "keyword"},
                 "type": {"type": "keyword"}, "year": {"type": "keyword"},
                 "pages": {"type": "nested", "dynamic": "strict", "properties": {
                   "number": {"type": "integer", "index": false},
                   "title": {"type": "text", "analyzer": "tangthu_syllables", "index_options": "positions",
                     "similarity": "pages"},
                   "text": {"type": "text", "analyzer": "tangthu_syllables", "index_options": "positions",
                     "similarity": "pages", "store": true, "fields": {
                       "pairs": {"type": "text", "analyzer": "tangthu_pairs", "index_options": "freqs",
                         "similarity": "pages"}}}}}}}}""";

    private static void put(String path, String json) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(TestNodes.shared().address() + path))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        }
    }

    @Test
    void aSchemaThatNobodyCanReadIsEmptiedAtOnce() {
        try (ElasticsearchSearchEngine old = TestNodes.emptied(engine(ClusterCheck.READABLE_SINCE - 1));
                ElasticsearchSearchEngine engine = engine(ClusterCheck.READABLE_SINCE)) {
            old.writer().write(List.of(document("one", "giam")));
            assertThat(ids(engine, "giam")).isEmpty();
            assertThat(engine.needsRebuild()).isTrue();
        }
    }

    @Test
    void anotherVersionOfThePluginIsRefused() {
        try (ElasticsearchSearchEngine engine =
                new ElasticsearchSearchEngine(settings, 1, "9.9.9", ScopeFilter.UNITS)) {
            assertThatThrownBy(engine::needsRebuild)
                    .isInstanceOf(SearchRefusedException.class)
                    .hasMessageContaining("hãy cài tệp elasticsearch-plugin-9.9.9.zip")
                    .hasMessageContaining("install elasticsearch-plugin-9.9.9.zip")
                    .hasMessageContaining(ClusterCheck.ownVersion());
            assertThat(engine.health().detail()).contains("9.9.9");
        }
    }

    @Test
    void aPatchOfThePluginsLineIsTaken() {
        String patch = ClusterCheck.ownVersion().replaceFirst("\\d+$", "999");
        try (ElasticsearchSearchEngine engine = new ElasticsearchSearchEngine(settings, 1, patch, ScopeFilter.UNITS)) {
            assertThat(engine.needsRebuild()).isTrue();
        }
    }

    @Test
    void processesThatBeginAtOnceBeginOneRebuild() throws Exception {
        List<ElasticsearchSearchEngine> engines =
                IntStream.range(0, 4).mapToObj(i -> engine(1)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(engines.size())) {
            engines.getFirst().writer().clear();
            engines.getFirst().writer().write(List.of(document("one", "giam")));
            all(threads, engines, engine -> engine.writer().beginRebuild());
            engines.getLast().writer().write(List.of(document("one", "giam"), document("two", "giam")));
            all(threads, engines, engine -> engine.writer().endRebuild());
            engines.forEach(engine -> assertThat(ids(engine, "giam")).hasSize(2));
            engines.forEach(engine -> assertThat(engine.rebuilding()).isFalse());
        } finally {
            engines.forEach(ElasticsearchSearchEngine::close);
        }
    }

    @Test
    void aResultIsWalkedThroughAsItWasAtItsBeginning() {
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(engine(1))) {
            engine.writer()
                    .write(IntStream.range(0, 20)
                            .mapToObj(i -> document("d" + i, "giam ".repeat(1 + i % 4) + "khác"))
                            .toList());
            List<DocumentId> whole = ids(engine, "giam");
            List<DocumentId> walked = new ArrayList<>();
            @Nullable Cursor cursor = null;
            do {
                SearchResult result = engine.search(request("giam", 6, cursor));
                assertThat(result.total().value()).isEqualTo(20);
                walked.addAll(result.hits().stream().map(Hit::document).toList());
                cursor = result.next();
                engine.writer().remove(walked.getLast());
                engine.writer().write(List.of(document("new" + walked.size(), "giam ".repeat(9))));
            } while (cursor != null);
            assertThat(walked).isEqualTo(whole);
            assertThat(ids(engine, "giam")).isNotEqualTo(whole);
        }
    }

    @Test
    void statesNeedNotBeKept() {
        ElasticsearchLimits limits = ElasticsearchLimits.defaults();
        ElasticsearchLimits none = new ElasticsearchLimits(
                limits.connect(),
                limits.answer(),
                limits.attempts(),
                limits.pause(),
                limits.batchBytes(),
                limits.inFlightBytes(),
                Duration.ZERO);
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings.with(none)))) {
            engine.writer()
                    .write(IntStream.range(0, 9)
                            .mapToObj(i -> document("d" + i, "giam"))
                            .toList());
            SearchResult first = engine.search(request("giam", 5, null));
            Cursor next = first.next();
            assertThat(next).isNotNull();
            assertThat(next.snapshot()).isEmpty();
            assertThat(engine.search(request("giam", 5, next)).hits()).hasSize(4);
        }
    }

    @Test
    void smallBatchesComeTogether() {
        ElasticsearchLimits small = new ElasticsearchLimits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                3,
                Duration.ofMillis(50),
                1 << 16,
                1 << 16,
                Duration.ofMinutes(1));
        try (ElasticsearchSearchEngine engine =
                TestNodes.emptied(new ElasticsearchSearchEngine(settings.with(small)))) {
            engine.writer()
                    .write(IntStream.range(0, 40)
                            .mapToObj(i -> document("d" + i, "trại giam ".repeat(1000)))
                            .toList());
            assertThat(engine.health().documents()).isEqualTo(40);
        }
    }

    private ElasticsearchSearchEngine engine(int schema) {
        return new ElasticsearchSearchEngine(settings, schema, ClusterCheck.ownVersion(), ScopeFilter.UNITS);
    }

    private static void all(
            ExecutorService threads,
            List<ElasticsearchSearchEngine> engines,
            java.util.function.Consumer<ElasticsearchSearchEngine> act)
            throws Exception {
        List<Future<?>> acts = engines.stream()
                .<Future<?>>map(engine -> threads.submit(() -> act.accept(engine)))
                .toList();
        for (Future<?> future : acts) {
            future.get();
        }
    }

    private static IndexedDocument document(String name, String text) {
        return new IndexedDocument(
                Scenarios.id(name), 1, new UnitCode("A"), "c", "t", null, "", List.of(new IndexedPage(1, text)));
    }

    private static List<DocumentId> ids(SearchEngine engine, String query) {
        return engine.search(request(query, 200, null)).hits().stream()
                .map(Hit::document)
                .toList();
    }

    private static SearchRequest request(String query, int size, @Nullable Cursor after) {
        return new SearchRequest(SCOPE, QueryParser.parse(query), Filters.none(), size, after);
    }
}
