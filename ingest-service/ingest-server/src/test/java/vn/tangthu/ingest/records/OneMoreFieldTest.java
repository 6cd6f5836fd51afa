package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.tangthu.catalogue.Catalogue;

/** A field that is added to one YAML file, and nothing else, is there for everybody who enters, reads and lists records. */
class OneMoreFieldTest extends RecordsTest {
    private static final String ADDED =
            "  - { code: shoe-size, type: number, vi: \"Cỡ giày (thử)\", en: \"Shoe size (test)\","
                    + " required: true, facet: true, help-vi: \"Chỉ để thử.\", help-en: \"For the test alone.\", clause: \"TT Điều 6\" }";

    @DynamicPropertySource
    static void ownCatalogue(DynamicPropertyRegistry registry) {
        registry.add("bench.catalogue", OneMoreFieldTest::site);
    }

    private static String site() {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("categories/prisoner.yaml"))) {
            Path folder = Files.createTempDirectory("catalogue");
            folder.toFile().deleteOnExit();
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String own = shipped.replace("\nfields:\n", "\nfields:\n" + ADDED + "\n");
            Files.createDirectories(folder.resolve("categories"));
            Files.writeString(folder.resolve("categories").resolve("prisoner.yaml"), own);
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itIsInFormCheckPageListExportAndApi() {
        WebVisitor officer = officer("prison-1");
        String form = officer.follow(officer.get("/records/new/prisoner")).body();
        assertThat(form)
                .contains("name=\"f.shoe-size\"", "Cỡ giày (thử)", "Chỉ để thử.", "TT Điều 6")
                .contains("inputmode=\"numeric\"");

        UUID id = UUID.randomUUID();
        Map<String, List<String>> typed = prisoner("Nguyễn Văn Cỡ Giày");
        typed.put("f.shoe-size", List.of("bốn hai"));
        assertThat(officer.post("/records/new/prisoner/" + id, typed).body())
                .contains("href=\"#f-shoe-size\"", "Không phải số nguyên");
        typed.put("f.shoe-size", List.of(" 42 "));
        assertThat(officer.post("/records/new/prisoner/" + id, typed).statusCode())
                .isEqualTo(302);
        assertThat(file(id).contents().fields().first("shoe-size")).contains("42");
        UUID without = opened(officer, "Nguyễn Văn Không Cỡ");
        assertThat(file(without).standing().lacking()).contains("field:shoe-size");

        assertThat(officer.get("/records/" + id).body()).contains("Cỡ giày (thử)", ">42<");
        assertThat(officer.get("/records/todo?category=prisoner").body())
                .contains("lack=field:shoe-size", "Cỡ giày (thử)");
        assertThat(officer.get("/records?category=prisoner&field=shoe-size&value=42")
                        .body())
                .contains("<option value=\"shoe-size\"", "Nguyễn Văn Cỡ Giày")
                .doesNotContain("Nguyễn Văn Không Cỡ");
        String csv = officer.get("/records/export.csv?category=prisoner&f.shoe-size=42")
                .body();
        assertThat(csv.lines().findFirst().orElse("")).contains("Cỡ giày (thử)");
        assertThat(csv).contains(id.toString()).doesNotContain(without.toString());

        officer.post(
                "/records/" + id + "/edit",
                Map.of("version", List.of("1"), "f.shoe-size", List.of("43"), "reason", List.of("Đo lại")));
        assertThat(officer.get("/records/" + id + "/versions?a=1&b=2").body())
                .contains("Cỡ giày (thử)", ">42<", ">43<");

        HttpResponse<String> catalogue =
                officer.with("Accept", "application/json").get("/api/records/catalogue");
        assertThat(catalogue.body()).contains("\"shoe-size\"", "Shoe size (test)");
        assertThat(officer.get("/api/records/prisoner/" + id).body()).contains("\"shoe-size\":[\"43\"]");
        assertThat(officer.get("/api/records/prisoner?f.shoe-size=43").body()).contains(id.toString());
    }
}
