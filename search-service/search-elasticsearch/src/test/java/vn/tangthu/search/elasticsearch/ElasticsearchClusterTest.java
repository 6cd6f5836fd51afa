package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.elasticsearch.ElasticsearchCluster;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.query.QueryParser;

/** Three nodes and three shards, of which one node is lost. */
class ElasticsearchClusterTest {
    private static final AccessScope SCOPE = AccessScope.of(new UnitCode("A"));

    @Test
    void oneNodeMayGo() {
        try (ElasticsearchCluster cluster =
                ElasticsearchCluster.start(TestNodes.folder("cluster"), 3, List.of(TestNodes.PLUGIN))) {
            ElasticsearchSettings settings = new ElasticsearchSettings(
                    cluster.addresses(), "cluster", new Credentials.None(), null, 3, 1, ElasticsearchLimits.defaults());
            try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
                engine.writer()
                        .write(IntStream.range(0, 40)
                                .mapToObj(ElasticsearchClusterTest::document)
                                .toList());
                List<String> before = order(search(engine));
                assertThat(before).hasSize(40);
                aPartIsNeverGivenAsTheWhole(cluster);
                cluster.nodes().get(2).kill();
                assertThat(order(search(engine)))
                        .as("scores over all shards do not depend on which copies answer")
                        .isEqualTo(before);
                engine.writer().write(List.of(document(40)));
                assertThat(search(engine).total().value()).isEqualTo(41);
                cluster.nodes().get(2).restart();
                assertThat(search(engine).total().value()).isEqualTo(41);
                assertThat(engine.health().ready()).isTrue();
            }
        }
    }

    /** One copy of each shard: with a node a third of the index goes. */
    private static void aPartIsNeverGivenAsTheWhole(ElasticsearchCluster cluster) {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                cluster.addresses(), "single", new Credentials.None(), null, 3, 0, ElasticsearchLimits.defaults());
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
            engine.writer()
                    .write(IntStream.range(0, 40)
                            .mapToObj(ElasticsearchClusterTest::document)
                            .toList());
            SearchRequest first = request(5, null);
            Cursor next = engine.search(first).next();
            cluster.nodes().get(2).kill();
            SearchRequest second = request(5, next);
            for (SearchRequest request : List.of(second, first, request(0, null))) {
                assertThatThrownBy(() -> engine.search(request)).isInstanceOf(SearchUnavailableException.class);
            }
            List<DocumentId> all =
                    IntStream.range(0, 40).mapToObj(i -> Scenarios.id("d" + i)).toList();
            assertThatThrownBy(() -> all.forEach(id -> engine.matches(SCOPE, QueryParser.parse("trại giam"), id)))
                    .isInstanceOf(SearchUnavailableException.class);
            assertThatThrownBy(() -> engine.versions(all)).isInstanceOf(SearchUnavailableException.class);
            assertThatThrownBy(() -> engine.forEachDocument(id -> {})).isInstanceOf(SearchUnavailableException.class);
            cluster.nodes().get(2).restart();
            assertThat(engine.search(second).hits()).hasSize(5);
            assertThat(engine.versions(all)).hasSize(40);
        }
    }

    private static List<String> order(SearchResult result) {
        return result.hits().stream().map(Hit::document).map(Object::toString).toList();
    }

    private static SearchResult search(ElasticsearchSearchEngine engine) {
        return engine.search(request(100, null));
    }

    private static SearchRequest request(int size, @Nullable Cursor after) {
        return new SearchRequest(SCOPE, QueryParser.parse("trại giam"), Filters.none(), size, after);
    }

    private static IndexedDocument document(int number) {
        String text = "trại giam ".repeat(1 + number % 5) + "số " + number;
        return new IndexedDocument(
                Scenarios.id("d" + number),
                1,
                new UnitCode("A"),
                "c",
                "t",
                null,
                "",
                List.of(new IndexedPage(1, text)));
    }
}
