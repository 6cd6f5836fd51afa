package vn.tangthu.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.elasticsearch.NodeSettings;
import vn.tangthu.search.elasticsearch.ElasticsearchSearchEngine;
import vn.tangthu.search.elasticsearch.ElasticsearchSettings;

/** One Elasticsearch node with our plugin and 2 GB of heap, and an engine over it. */
final class BenchmarkNode implements AutoCloseable {
    private static final String INDEX = "benchmark";
    private static final int HEAP_MEGABYTES = 2048;

    private final ElasticsearchNode node;
    private final ElasticsearchSearchEngine engine;

    private BenchmarkNode(ElasticsearchNode node) {
        this.node = node;
        engine = new ElasticsearchSearchEngine(ElasticsearchSettings.plain(List.of(node.address()), INDEX));
    }

    static BenchmarkNode start(Path folder) throws URISyntaxException, IOException {
        return new BenchmarkNode(ElasticsearchNode.start(new NodeSettings(
                folder,
                "node-1",
                "127.0.0.1",
                List.of(plugin()),
                HEAP_MEGABYTES,
                Map.of("discovery.type", "single-node"))));
    }

    ElasticsearchSearchEngine engine() {
        return engine;
    }

    /** Bytes of the index alone, written out: without the log of changes that a crash would need. */
    long bytes() throws IOException, InterruptedException {
        String unused = ask(HttpRequest.newBuilder(address("/" + INDEX + "/_flush"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        String size = ask(HttpRequest.newBuilder(address("/_cat/indices/" + INDEX + "-v*?h=pri.store.size&bytes=b"))
                .build());
        return size.lines().map(String::strip).mapToLong(Long::parseLong).sum();
    }

    private URI address(String path) {
        return URI.create(node.address() + path);
    }

    private static String ask(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + response.statusCode());
            }
            return response.body();
        }
    }

    /** The plugin lies beside the jars. */
    private static Path plugin() throws URISyntaxException, IOException {
        Path lib = Path.of(BenchmarkNode.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent();
        try (var files = Files.list(lib)) {
            return files.filter(file -> file.getFileName().toString().matches("elasticsearch-plugin-.*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        engine.close();
        node.close();
    }
}
