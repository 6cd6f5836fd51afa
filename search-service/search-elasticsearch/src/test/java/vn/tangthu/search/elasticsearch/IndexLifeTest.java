package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.contract.Scenarios;
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
