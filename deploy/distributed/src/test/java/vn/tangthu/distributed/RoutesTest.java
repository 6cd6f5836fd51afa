package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.Identity;

/** Which service a path leads to, through the real HAProxy with the configuration that is shipped. */
class RoutesTest {
    private static final List<String> INGEST = List.of(
            "/upload",
            "/documents",
            "/documents/1",
            "/api/documents",
            "/api/documents/1",
            "/api/documents/1/history",
            "/records",
            "/records?category=prisoner",
            "/records/new",
            "/records/todo",
            "/records/export.csv",
            "/records/1/versions",
            "/records/1/scan?document=1",
            "/records/1/mismatches",
            "/records/papers/find",
            "/api/records/prisoner/proposals?document=1",
            "/api/records/prisoner/1/mismatches",
            "/api/records/prisoner/1/decisions",
            "/records/1/same-person",
            "/records/1/same-person/merge",
            "/api/records/prisoner",
            "/api/records/catalogue",
            "/imports",
            "/imports/1",
            "/api/imports/1",
            "/subjects",
            "/subjects/1",
            "/api/subjects",
            "/api/subjects/1",
            "/api/subjects/candidates?record=1",
            "/api/subjects/history?record=1",
            "/api/subjects/merge");
    private static final List<String> SEARCH = List.of(
            "/",
            "/search",
            "/api/search?q=1",
            "/view/1",
            "/figures",
            "/api/documents/1/pages/1/image",
            "/api/documents/1/hits",
            "/api/documents/1/original",
            "/recordsandmore",
            "/audit",
            "/assets/records.css");

    @TempDir
    private Path root;

    @Test
    void eachPathLeadsToTheServiceThatKnowsIt() throws Exception {
        Site.certs(root, "--part", "proxy", "--hosts", "localhost,127.0.0.1");
        Identity identity = Servers.identity(root, "search-1");
        URI nobody = URI.create("http://127.0.0.1:9");
        try (HttpGate ingest = HttpGate.mutual(nobody, identity, identity.authority());
                HttpGate search = HttpGate.mutual(nobody, identity, identity.authority())) {
            ingest.set((call, onward) -> named("ingest"));
            search.set((call, onward) -> named("search"));
            try (Proxy proxy = Proxy.start(
                    root,
                    List.of(ingest.endpoint(), ingest.endpoint()),
                    List.of(search.endpoint(), search.endpoint()))) {
                Visitor visitor = new Visitor(root.resolve("certs").resolve("proxy"), "");
                awaitReady(visitor, proxy);
                for (String path : INGEST) {
                    assertThat(visitor.get(proxy.address() + path).body())
                            .as(path)
                            .isEqualTo("ingest");
                }
                for (String path : SEARCH) {
                    assertThat(visitor.get(proxy.address() + path).body())
                            .as(path)
                            .isEqualTo("search");
                }
            }
        }
    }

    /** HAProxy has looked at its services a moment after it listens. */
    private static void awaitReady(Visitor visitor, Proxy proxy) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        for (String path : List.of("/upload", "/search")) {
            HttpResponse<String> answer = visitor.get(proxy.address() + path, Map.of());
            while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
                Thread.sleep(200);
                answer = visitor.get(proxy.address() + path, Map.of());
            }
        }
    }

    private static Answer named(String name) {
        return new Answer(200, new Headers(), name.getBytes(StandardCharsets.UTF_8));
    }
}
