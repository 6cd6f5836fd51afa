package vn.tangthu.distributed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tangthu.search.definition.IndexDefinition;

/** Compares the ids and versions in PostgreSQL with those in the index, past the product. */
final class IndexDrift {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Site site;
    private final URI node;

    IndexDrift(Site site, URI node) {
        this.site = site;
        this.node = node;
    }

    /** A line for each document that is missing, old or unknown; none if both are equal. */
    List<String> findings() throws Exception {
        Map<String, Long> registry = registry();
        Map<String, Long> index = index();
        List<String> result = new ArrayList<>();
        registry.forEach((id, version) -> {
            Long indexed = index.get(id);
            if (!version.equals(indexed)) {
                result.add("index: document " + id + " has version " + version + " in the registry, " + indexed
                        + " in the index");
            }
        });
        index.keySet().stream()
                .filter(id -> !registry.containsKey(id))
                .forEach(id -> result.add("index: document " + id + " is not in the registry"));
        return result;
    }

    private Map<String, Long> registry() throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        try (var connection = site.postgres.getDatabase("postgres", "tangthu").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, version FROM documents WHERE state = 'SEARCHABLE'")) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }

    private Map<String, Long> index() throws Exception {
        Map<String, Long> versions = new TreeMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode page = json(http, "/tangthu/_search?scroll=1m", """
                    {"size": 1000, "docvalue_fields": ["%s"], "sort": ["_doc"]}""".formatted(IndexDefinition.DOCUMENT_VERSION));
            while (!page.path("hits").path("hits").isEmpty()) {
                for (JsonNode hit : page.path("hits").path("hits")) {
                    versions.put(
                            hit.path("_id").asString(),
                            hit.path("fields")
                                    .path(IndexDefinition.DOCUMENT_VERSION)
                                    .path(0)
                                    .asLong());
                }
                page = json(http, "/_search/scroll", """
                        {"scroll": "1m", "scroll_id": "%s"}""".formatted(
                                page.path("_scroll_id").asString()));
            }
        }
        return versions;
    }

    /** Status of an answer of the node to a GET. */
    static int status(URI node, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(node.resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a document out behind the product's back. */
    static void forget(URI node, String id) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(node.resolve("/tangthu/_doc/" + id + "?refresh=true"))
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
        }
    }

    private JsonNode json(HttpClient http, String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(node.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("The index cannot be read: " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
