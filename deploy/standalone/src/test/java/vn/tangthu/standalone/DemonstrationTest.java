package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;

/** What a newcomer finds with {@code --demo}: records of every category, and one person from reception to release. */
class DemonstrationTest {
    private static final String LIFE = "/api/records/prisoner?f.judgment-number=12%2F2020%2FHSST";

    @Test
    void everyCategoryHasRecordsAndOnePersonCanBeFollowedWithScans(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data, "--demo")) {
            ApiClient client = server.client("analyst");
            Set<String> all = new TreeSet<>();
            Catalogue.load().recordCategories().stream()
                    .map(RecordCategory::code)
                    .forEach(all::add);
            Set<String> filled = new TreeSet<>();
            long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
            while (!filled.equals(all) && System.nanoTime() < deadline) {
                Thread.sleep(500);
                client.get("/api/records/figures")
                        .json()
                        .forEach(row -> filled.add(row.path("category").asString()));
            }
            assertThat(filled).isEqualTo(all);
            JsonNode person = client.get(LIFE).json().path("records").path(0);
            assertThat(person.path("status").asString()).isEqualTo("released");
            assertThat(person.path("version").asInt()).isEqualTo(4);
            assertThat(person.path("lacking")).isEmpty();
            assertThat(person.path("events").findValuesAsString("type"))
                    .containsExactly("reception", "classification", "classification", "reward", "reduction", "release");
            assertThat(person.path("documents")).hasSize(5);
            for (JsonNode paper : person.path("documents")) {
                assertThat(client.get("/api/documents/" + paper.path("document").asString())
                                .status())
                        .isEqualTo(200);
            }
            String id = person.path("id").asString();
            for (String typed : List.of("vi du van nguyen", "DU VI NGUYEN", "nguyen van vi du")) {
                JsonNode hits = hits(client, typed, deadline);
                assertThat(hits.findValuesAsString("kind")).as(typed).contains("record", "page");
                JsonNode found = hits.path(0);
                assertThat(found.path("id").asString()).as(typed).isEqualTo(id);
            }
            assertThat(hits(client, "du vi nguyen&field.judgment-number=12%2F2020%2FHSST", deadline)
                            .findValuesAsString("id"))
                    .containsExactly(id);
            assertThat(server.log()).doesNotContain("of the demonstration was refused");
        }
    }

    /** Waits until records can be found, for they are indexed after they are written. */
    private static JsonNode hits(ApiClient client, String typed, long deadline) throws Exception {
        String asked = "/api/search?q=" + typed.replace(' ', '+');
        JsonNode hits = client.get(asked).json().path("hits");
        while (!hits.findValuesAsString("kind").contains("record") && System.nanoTime() < deadline) {
            Thread.sleep(500);
            hits = client.get(asked).json().path("hits");
        }
        return hits;
    }
}
