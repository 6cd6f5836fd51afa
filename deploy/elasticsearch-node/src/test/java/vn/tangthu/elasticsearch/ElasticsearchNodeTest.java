package vn.tangthu.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchNodeTest {
    @TempDir
    private Path folder;

    @Test
    void aNodeAnswersKeepsItsFilesAndStops() throws Exception {
        try (ElasticsearchNode node = ElasticsearchNode.start(NodeSettings.single(folder, List.of()))) {
            assertThat(request(node, "PUT", "/things/_doc/1?refresh=true", "{\"name\":\"x\"}"))
                    .contains("\"created\"");
            node.kill();
            assertThat(node.log()).isNotEmptyFile();
            node.restart();
            assertThat(request(node, "GET", "/things/_doc/1", "")).contains("\"found\":true");
            node.stop();
            assertThatThrownBy(() -> request(node, "GET", "/things/_doc/1", ""))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void whyANodeDoesNotStartIsSaid() {
        NodeSettings wrong = NodeSettings.single(folder, List.of()).with(Map.of("no.such.setting", "true"));
        assertThatThrownBy(() -> ElasticsearchNode.start(wrong))
                .isInstanceOf(NodeStartException.class)
                .hasMessageContaining("không khởi động được")
                .hasMessageContaining("did not start")
                .hasMessageContaining("no.such.setting");
    }

    private static String request(ElasticsearchNode node, String method, String path, String body) throws Exception {
        URI address = node.address().resolve(path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .header("Content-Type", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
