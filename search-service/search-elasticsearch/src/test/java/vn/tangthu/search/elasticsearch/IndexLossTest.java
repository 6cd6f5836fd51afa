package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.query.QueryParser;

/** Somebody deletes the index while services run. */
class IndexLossTest {
    private static final AccessScope SCOPE = AccessScope.of(new UnitCode("A"));
    private final ElasticsearchSettings settings = TestNodes.newIndex();

    @Test
    void aLostIndexIsAnErrorUntilItIsMadeAgain() throws Exception {
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
            engine.writer().write(List.of(document("one")));
            delete(settings.index() + "-v" + IndexDefinition.SCHEMA + "-000001");
            for (int i = 0; i < 2; i++) {
                assertUnavailable(() -> engine.search(request(10)));
                assertUnavailable(() -> engine.search(request(0)));
                assertUnavailable(() -> engine.matches(SCOPE, QueryParser.parse("giam"), Scenarios.id("one")));
                assertUnavailable(() -> engine.versions(List.of(Scenarios.id("one"))));
                assertUnavailable(() -> engine.writer().write(List.of(document("two"))));
                assertUnavailable(() -> engine.writer().remove(Scenarios.id("one")));
                engine.check();
            }
            assertThat(engine.health().ready()).isFalse();
            assertThat(engine.needsRebuild()).isTrue();
            engine.writer().beginRebuild();
            assertThat(engine.needsRebuild()).as("still empty").isTrue();
            engine.writer().write(List.of(document("one")));
            assertThat(engine.needsRebuild()).isFalse();
            assertThat(engine.search(request(10)).total().value()).isEqualTo(1);
        }
    }

    @Test
    void anIndexThatIsLostWhileAnotherIsFilledIsReplacedByThatOne() throws Exception {
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
            engine.writer().write(List.of(document("one")));
            engine.writer().beginRebuild();
            delete(settings.index() + "-v" + IndexDefinition.SCHEMA + "-000001");
            assertUnavailable(() -> engine.search(request(10)));
            engine.writer().write(List.of(document("one"), document("two")));
            engine.writer().endRebuild();
            assertThat(engine.search(request(10)).total().value()).isEqualTo(2);
        }
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(SearchUnavailableException.class)
                .hasMessageContaining("tự lập lại")
                .hasMessageContaining("makes it again by itself");
    }

    private void delete(String index) throws IOException, InterruptedException {
        URI address = URI.create(settings.nodes().getFirst() + "/" + index);
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(
                            HttpRequest.newBuilder(address).DELETE().build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(200);
        }
    }

    private static IndexedDocument document(String name) {
        return new IndexedDocument(
                Scenarios.id(name), 1, new UnitCode("A"), "c", "t", null, "", List.of(new IndexedPage(1, "giam")));
    }

    private static SearchRequest request(int size) {
        return new SearchRequest(SCOPE, QueryParser.parse("giam"), Filters.none(), size, null);
    }
}
