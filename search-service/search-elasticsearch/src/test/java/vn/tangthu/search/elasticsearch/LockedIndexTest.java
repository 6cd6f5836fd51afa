package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Scenarios;
import vn.tangthu.search.query.QueryParser;

/** Elasticsearch locks an index when a disk is nearly full, and an administrator may: no account lacks a right then. */
class LockedIndexTest {
    private static final ElasticsearchLimits IMPATIENT = new ElasticsearchLimits(
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            2,
            Duration.ofMillis(10),
            1 << 17,
            1 << 25,
            Duration.ofMinutes(1));
    private final ElasticsearchSettings settings = TestNodes.newIndex().with(IMPATIENT);

    @Test
    void aLockedIndexIsSaidToBeLocked() throws Exception {
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
            engine.writer().write(List.of(document("one")));
            for (String block : List.of("read_only_allow_delete", "read_only", "write")) {
                set(block, "true");
                assertThat(search(engine)).as(block).isEqualTo(1);
                assertLocked(() -> engine.writer().write(List.of(document("two"))));
                set(block, "null");
            }
            set("read", "true");
            assertLocked(() -> search(engine));
            set("read", "null");
            engine.writer().write(List.of(document("two")));
            assertThat(search(engine)).isEqualTo(2);
        }
    }

    private static void assertLocked(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(SearchUnavailableException.class)
                .isNotInstanceOf(SearchRefusedException.class)
                .hasMessageContaining("đã khoá chỉ mục")
                .hasMessageContaining("has locked the index")
                .hasMessageNotContaining("rights");
    }

    private void set(String block, String value) throws IOException, InterruptedException {
        URI address = URI.create(settings.nodes().getFirst() + "/" + settings.index() + "/_settings");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"index.blocks." + block + "\": " + value + "}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static IndexedDocument document(String name) {
        return new IndexedDocument(
                Scenarios.id(name), 1, new UnitCode("A"), "c", "t", null, "", List.of(new IndexedPage(1, "giam")));
    }

    private static long search(ElasticsearchSearchEngine engine) {
        return engine.search(new SearchRequest(
                        AccessScope.of(new UnitCode("A")), QueryParser.parse("giam"), Filters.none(), 10, null))
                .total()
                .value();
    }
}
