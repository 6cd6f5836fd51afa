package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.elasticsearch.ElasticsearchCluster;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.query.QueryParser;

/** Three nodes and three shards, of which one node is lost or hangs. */
class ElasticsearchClusterTest {
    private static final AccessScope SCOPE = AccessScope.of(new UnitCode("A"));

    @Test
    void oneNodeMayGo() {
        try (ElasticsearchCluster cluster =
                ElasticsearchCluster.start(TestNodes.folder("cluster"), 3, List.of(TestNodes.PLUGIN))) {
            ElasticsearchSettings settings = settings(cluster.addresses());
            try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
                engine.writer()
                        .write(IntStream.range(0, 40)
                                .mapToObj(ElasticsearchClusterTest::document)
                                .toList());
                List<String> before = order(search(engine));
                assertThat(before).hasSize(40);
                aPartIsNeverGivenAsTheWhole(cluster);
                cluster.nodes().get(2).kill();
                aDyingNodeIsNotTakenForOneWithoutThePlugin(settings);
                assertThat(order(search(engine)))
                        .as("scores over all shards do not depend on which copies answer")
                        .isEqualTo(before);
                engine.writer().write(List.of(document(40)));
                assertThat(search(engine).total().value()).isEqualTo(41);
                cluster.nodes().get(2).restart();
                assertThat(search(engine).total().value()).isEqualTo(41);
                assertThat(engine.health().ready()).isTrue();
                aHangingNodeIsPassedOver(cluster, engine);
                // The one that hung may have been given up, and have to find the others again.
                cluster.awaitWhole();
                withoutAMajorityItIsSaidThatNothingComesIn(cluster);
            }
        }
    }

    /** It is listed until the master has noticed, and says nothing of itself any more. */
    private static void aDyingNodeIsNotTakenForOneWithoutThePlugin(ElasticsearchSettings settings) {
        for (int look = 0; look < 20; look++) {
            try (ElasticsearchSearchEngine fresh = new ElasticsearchSearchEngine(settings)) {
                fresh.check();
            }
        }
    }

    /** It keeps its connections and answers nothing. */
    private static void aHangingNodeIsPassedOver(ElasticsearchCluster cluster, ElasticsearchSearchEngine engine) {
        List<URI> addresses = cluster.addresses();
        ElasticsearchNode hanging = cluster.nodes().get(2);
        try (Cluster alone = cluster(addresses.subList(2, 3));
                ElasticsearchSearchEngine others = new ElasticsearchSearchEngine(settings(addresses.subList(0, 2)))) {
            assertThat(alone.ask(() -> "answered")).isEqualTo("answered");
            hanging.pause();
            assertWithin(Duration.ofSeconds(10), others::check);
            assertWithin(
                    Duration.ofSeconds(10),
                    () -> assertThat(others.health().ready()).isTrue());
            assertWithin(Duration.ofSeconds(10), () -> aFailureHoldsUpNobody(alone));
            assertThat(search(engine).total().value()).isEqualTo(41);
        } finally {
            hanging.resume();
        }
    }

    /** What is left goes on answering from what it has. */
    private static void withoutAMajorityItIsSaidThatNothingComesIn(ElasticsearchCluster cluster) {
        ElasticsearchSettings everywhere = new ElasticsearchSettings(
                cluster.addresses(), "everywhere", new Credentials.None(), null, 1, 2, ElasticsearchLimits.defaults());
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(everywhere))) {
            engine.writer().write(List.of(document(1)));
            cluster.awaitWhole();
            assertThat(engine.health().detail()).isEmpty();
            cluster.nodes().get(0).stop();
            cluster.nodes().get(1).stop();
            for (int look = 0; look < 30 && engine.health().detail().isEmpty(); look++) {
                assertThat(search(engine).total().value()).isEqualTo(1);
            }
            SearchHealth health = engine.health();
            assertThat(health.ready()).as(health.detail()).isTrue();
            assertThat(health.detail()).contains("lacks a majority");
        }
    }

    private static void aFailureHoldsUpNobody(Cluster cluster) {
        assertThatThrownBy(() -> cluster.change(() -> {
                    throw new SearchUnavailableException("As if this had failed");
                }))
                .isInstanceOf(SearchUnavailableException.class);
        for (int i = 0; i < 3; i++) {
            assertThat(cluster.ask(() -> "answered")).isEqualTo("answered");
        }
    }

    private static void assertWithin(Duration limit, Runnable act) {
        long begun = System.nanoTime();
        act.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(limit);
    }

    private static Cluster cluster(List<URI> nodes) {
        return new Cluster(
                settings(nodes), new IndexNames("cluster"), IndexDefinition.SCHEMA, ClusterCheck.ownVersion());
    }

    private static ElasticsearchSettings settings(List<URI> nodes) {
        return new ElasticsearchSettings(
                nodes, "cluster", new Credentials.None(), null, 3, 1, ElasticsearchLimits.defaults());
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
