package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.definition.IndexDefinition;

/** Every page of a small index is counted each time; of a large one, once a minute. */
class IndexSizeTest {
    @Test
    void pagesOfALargeIndexAreNotCountedEachTime() {
        ElasticsearchSettings settings = TestNodes.newIndex();
        IndexNames names = new IndexNames(settings.index());
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings));
                Cluster cluster = new Cluster(settings, names, IndexDefinition.SCHEMA, ClusterCheck.ownVersion())) {
            Set<String> nodes = cluster.check();
            IndexSize size = new IndexSize(cluster.brisk(), names.reading(), 3);
            engine.writer().write(List.of(document("one")));
            assertSize(size.on(nodes), 1, 2);
            engine.writer().write(List.of(document("two")));
            assertSize(size.on(nodes), 2, 4);
            engine.writer().write(List.of(document("three")));
            assertSize(size.on(nodes), 3, 4);
            assertSize(engine.health(), 3, 6);
        }
    }

    private static void assertSize(SearchHealth health, long documents, long pages) {
        assertThat(List.of(health.documents(), health.pages())).containsExactly(documents, pages);
    }

    private static IndexedDocument document(String name) {
        List<IndexedPage> pages = List.of(new IndexedPage(1, "giam"), new IndexedPage(2, "tha"));
        return new IndexedDocument(Scenarios.id(name), 1, new UnitCode("A"), "c", "t", null, "", pages);
    }
}
