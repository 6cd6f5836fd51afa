package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.elasticsearch.NodeSettings;
import vn.tangthu.search.DocumentRejectedException;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.query.QueryParser;

/** A node without the plugin, one that is killed and comes back, and one that is too busy. */
class ElasticsearchFaultsTest {
    private static final ElasticsearchLimits IMPATIENT = new ElasticsearchLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            3,
            Duration.ofMillis(50),
            1 << 17,
            1 << 25,
            Duration.ofMinutes(1));

    @Test
    void whatAClusterDoesToUsIsSaidAndHeals() throws Exception {
        Path folder = TestNodes.folder("faults");
        try (ElasticsearchNode bare = ElasticsearchNode.start(NodeSettings.single(folder, List.of()));
                ElasticsearchSearchEngine engine = engine(bare, IMPATIENT)) {
            assertThatThrownBy(engine::check)
                    .isInstanceOf(SearchRefusedException.class)
                    .hasMessageContaining("tangthu-vietnamese")
                    .hasMessageContaining("không có / none");
            assertThatThrownBy(() -> search(engine)).isInstanceOf(SearchRefusedException.class);
        }
        NodeSettings narrow = NodeSettings.single(folder, List.of(TestNodes.PLUGIN))
                .with(Map.of("indexing_pressure.memory.limit", "1mb"));
        try (ElasticsearchNode node = ElasticsearchNode.start(narrow);
                ElasticsearchSearchEngine engine = engine(node, IMPATIENT)) {
            engine.writer().clear();
            engine.writer().write(List.of(document("one", 1)));
            assertThat(search(engine)).isEqualTo(1);
            aKilledNodeHeals(node, engine);
            whatIsTooMuchIsNamed(engine);
            try (ElasticsearchSearchEngine patient = engine(node, ElasticsearchLimits.defaults())) {
                aBusyNodeGetsItAllInTheEnd(patient);
            }
        }
    }

    private static void aKilledNodeHeals(ElasticsearchNode node, ElasticsearchSearchEngine engine) {
        node.kill();
        assertThatThrownBy(() -> search(engine))
                .isInstanceOf(SearchUnavailableException.class)
                .isNotInstanceOf(SearchRefusedException.class)
                .hasMessageContaining("Không nối được")
                .hasMessageContaining("cannot be reached");
        assertThatThrownBy(() -> engine.writer().write(List.of(document("two", 1))))
                .isInstanceOf(SearchUnavailableException.class);
        assertThat(engine.health().ready()).isFalse();
        node.restart();
        engine.writer().write(List.of(document("three", 1)));
        assertThat(engine.versions(List.of(Scenarios.id("one"), Scenarios.id("three"))))
                .as("what was acknowledged before the node was killed")
                .hasSize(2);
        assertThat(engine.health().ready()).isTrue();
    }

    private static void whatIsTooMuchIsNamed(ElasticsearchSearchEngine engine) {
        assertThatThrownBy(() -> engine.writer().write(List.of(document("large", 100_000), document("small", 1))))
                .isInstanceOf(DocumentRejectedException.class)
                .hasMessageContaining("429")
                .hasMessageContaining(Scenarios.id("large").toString())
                .hasMessageNotContaining(Scenarios.id("small").toString());
        assertThat(engine.versions(List.of(Scenarios.id("large"), Scenarios.id("small"))))
                .as("what came together with it was taken")
                .containsOnlyKeys(Scenarios.id("small"));
        engine.writer().beginRebuild();
        assertThatThrownBy(() -> engine.writer().write(List.of(document("large", 100_000))))
                .as("while two indexes are written to")
                .isInstanceOf(DocumentRejectedException.class);
        engine.writer().endRebuild();
        engine.writer().write(List.of(document("small", 1)));
    }

    private static void aBusyNodeGetsItAllInTheEnd(ElasticsearchSearchEngine engine) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                IndexedDocument document = document("busy" + i, 4_000);
                writes.add(threads.submit(() -> engine.writer().write(List.of(document))));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }
        assertThat(engine.health().documents()).isGreaterThanOrEqualTo(48);
    }

    private static ElasticsearchSearchEngine engine(ElasticsearchNode node, ElasticsearchLimits limits) {
        return new ElasticsearchSearchEngine(
                ElasticsearchSettings.plain(List.of(node.address()), "faults").with(limits));
    }

    private static IndexedDocument document(String name, int words) {
        return new IndexedDocument(
                Scenarios.id(name),
                1,
                new UnitCode("A"),
                "c",
                "t",
                null,
                "",
                List.of(new IndexedPage(1, "giam phạm nhân ".repeat(words))));
    }

    private static long search(ElasticsearchSearchEngine engine) {
        return engine.search(new SearchRequest(
                        AccessScope.of(new UnitCode("A")), QueryParser.parse("giam"), Filters.none(), 10, null))
                .total()
                .value();
    }
}
