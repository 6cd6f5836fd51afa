package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.elasticsearch.ElasticsearchCluster;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.query.QueryParser;

/** Three nodes and three shards, of which one node is lost. */
class ElasticsearchClusterTest {
    @Test
    void oneNodeMayGo() {
        try (ElasticsearchCluster cluster =
                ElasticsearchCluster.start(TestNodes.folder("cluster"), 3, List.of(TestNodes.PLUGIN))) {
            ElasticsearchSettings settings = new ElasticsearchSettings(
                    cluster.addresses(), "cluster", new Credentials.None(), null, 3, 1, ElasticsearchLimits.defaults());
            try (ElasticsearchSearchEngine engine = new ElasticsearchSearchEngine(settings)) {
                engine.writer()
                        .write(IntStream.range(0, 40)
                                .mapToObj(ElasticsearchClusterTest::document)
                                .toList());
                List<String> before = order(search(engine));
                assertThat(before).hasSize(40);
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

    private static List<String> order(SearchResult result) {
        return result.hits().stream().map(Hit::document).map(Object::toString).toList();
    }

    private static SearchResult search(ElasticsearchSearchEngine engine) {
        return engine.search(new SearchRequest(
                AccessScope.of(new UnitCode("A")), QueryParser.parse("trại giam"), Filters.none(), 100, null));
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
