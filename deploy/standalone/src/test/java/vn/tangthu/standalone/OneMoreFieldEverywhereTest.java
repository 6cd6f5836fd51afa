package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;
import vn.tangthu.catalogue.Catalogue;

/**
 * One line in one YAML file of a site, and the real server started with it: the field is in form, checks, template, import,
 * exports, search, facets, figures and documentation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneMoreFieldEverywhereTest {
    private static final String LABEL = "Cỡ giày (thử)";
    private static final String ADDED =
            "  - { code: shoe-size, type: number, vi: \"Cỡ giày (thử)\", en: \"Shoe size (test)\", required: true,"
                    + " facet: true, dimension: true, help-vi: \"Chỉ để thử.\", help-en: \"For the test alone.\","
                    + " clause: \"TT Điều 6\" }";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private ApiClient program;
    private Officers officers;
    private Page page;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path own) throws Exception {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("categories/prisoner.yaml"))) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.createDirectories(own.resolve("categories"));
            Files.writeString(
                    own.resolve("categories").resolve("prisoner.yaml"),
                    shipped.replace("\nfields:\n", "\nfields:\n" + ADDED + "\n"));
        }
        server = ServerProcess.start(data, "--catalogue", own.toString());
        program = server.client("entry-officer", "TG-01");
        officers = new Officers(server);
        page = officers.page("officer-1", "TG-01", "entry-officer", "analyst");
    }

    @AfterAll
    void stop() {
        officers.close();
        server.close();
    }

    @Test
    @Order(1)
    void formAndChecks() {
        page.navigate(server.address() + "/records/new/prisoner");
        assertThat(page.locator("label[for=f-shoe-size]")).containsText(LABEL);
        assertThat(page.locator("#f-shoe-size-help")).containsText("Chỉ để thử. TT Điều 6");
        page.fill("#f-full-name", "Nguyễn Văn Ví Dụ");
        page.fill("#f-shoe-size", "bốn hai");
        page.keyboard().press("Control+s");
        assertThat(page.locator("#problems")).containsText("Không phải số nguyên");
        page.fill("#f-shoe-size", "42");
        page.keyboard().press("Control+s");
        page.waitForURL(Pattern.compile(".*/records/[0-9a-f-]{36}$"));
        assertThat(page.locator("main")).containsText(LABEL);
    }

    @Test
    @Order(2)
    void templateAndImport() throws Exception {
        String head = text(program.get("/api/imports/template?category=prisoner&format=csv"));
        assertThat(head).startsWith("\uFEFFshoe-size,");
        assertThat(xlsx(page.request()
                        .get(server.address() + "/api/imports/template?category=prisoner&format=xlsx")
                        .body()))
                .contains(LABEL);
        String rows = """
                full-name,shoe-size,birth-date,judgment-number,decision-number
                Trần Thị Ví Dụ,43,05/06/1990,1/2020/HSST,1/2020/QĐ-CA
                Lê Văn Ví Dụ,to,05/06/1991,2/2020/HSST,2/2020/QĐ-CA
                """;
        ApiClient.Answer sent = program.importFile("vi-du.csv", rows.getBytes(StandardCharsets.UTF_8), "prisoner");
        assertThat(sent.status()).as(text(sent)).isEqualTo(201);
        String path = "/api/imports/" + sent.text("id");
        ApiClient.Answer checked = await(path, "CHECKED");
        assertThat(program.post(path + "/confirm").status()).isEqualTo(200);
        ApiClient.Answer done = await(path, "DONE");
        assertThat(done.status()).isEqualTo(200);
        assertThat(checked.json().path("checked").path("bad").asInt())
                .as(text(checked))
                .isEqualTo(1);
        assertThat(text(program.get(path + "/rejected?format=csv"))).contains("Lê Văn Ví Dụ", "to");
        assertThat(text(program.get("/api/records/prisoner?f.shoe-size=43"))).contains("Trần Thị Ví Dụ");
    }

    private ApiClient.Answer await(String path, String state) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            ApiClient.Answer answer = program.get(path);
            if (answer.text("state").equals(state)) {
                return answer;
            }
            assertThat(System.nanoTime()).as(text(answer)).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    @Test
    @Order(3)
    void exports() throws Exception {
        for (String path :
                new String[] {"/records/export.csv?category=prisoner", "/api/records/prisoner/export?format=csv"}) {
            String csv = new String(page.request().get(server.address() + path).body(), StandardCharsets.UTF_8);
            assertThat(csv.lines().findFirst().orElse("")).as(path).contains(LABEL);
            assertThat(csv).as(path).contains("Trần Thị Ví Dụ").contains("43,");
        }
        for (String path :
                new String[] {"/records/export.xlsx?category=prisoner", "/api/records/prisoner/export?format=xlsx"}) {
            assertThat(xlsx(page.request().get(server.address() + path).body()))
                    .as(path)
                    .contains(LABEL, ">43<");
        }
    }

    @Test
    @Order(4)
    void searchAndFacets() throws Exception {
        ApiClient analyst = server.client("analyst", "TG-01");
        String path = "/api/search?category=prisoner&q=";
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        ApiClient.Answer all = analyst.get(path);
        while (all.json().path("hits").size() < 2 && System.nanoTime() < deadline) {
            Thread.sleep(300);
            all = analyst.get(path);
        }
        assertThat(all.json().path("facets").path("field.shoe-size").toString()).contains("\"42\"", "\"43\"");
        ApiClient.Answer found = analyst.get(path + "&field.shoe-size=43");
        assertThat(found.json().path("hits")).hasSize(1);
        assertThat(found.json().path("hits").path(0).path("title").asString()).isEqualTo("Trần Thị Ví Dụ");
        page.navigate(server.address() + "/search?category=prisoner&q=&field.shoe-size=43");
        assertThat(page.locator("main")).containsText(LABEL);
        assertThat(page.locator("main")).containsText("Trần Thị Ví Dụ");
    }

    @Test
    @Order(5)
    void figures() throws Exception {
        page.navigate(server.address() + "/records/figures");
        page.click("a[href$='/records/figures/prisoner']");
        assertThat(page.locator("#of-shoe-size")).containsText(LABEL);
        assertThat(page.locator("#of-shoe-size tbody tr")).hasCount(2);
        assertThat(page.locator("#of-shoe-size")).containsText("43");
        assertThat(page.content()).doesNotContain("??");
        Browser.picture(page, "record-figures-category");
        fits();
        Browser.phonePicture(page, "record-figures-category-phone");
        assertThat(text(program.get("/api/records/prisoner/figures")))
                .contains("{\"field\":\"shoe-size\",\"values\":[")
                .contains("{\"value\":\"43\",\"files\":1}");
        assertThat(text(program.get("/api/records/prisoner/figures"))).doesNotContain("Ví Dụ");
    }

    @Test
    @Order(6)
    void documentation() throws Exception {
        page.navigate(server.address() + "/records/catalogue");
        Browser.picture(page, "record-catalogue");
        page.click("a[href$='/records/catalogue/prisoner']");
        assertThat(page.locator("#field-shoe-size")).containsText(LABEL);
        assertThat(page.locator("#field-shoe-size")).containsText("Chỉ để thử. TT Điều 6");
        assertThat(page.locator("#field-shoe-size")).containsText("Số nguyên");
        assertThat(page.locator("#field-shoe-size")).containsText("Thống kê");
        assertThat(page.content()).doesNotContain("??");
        Browser.picture(page, "record-catalogue-category");
        fits();
        Browser.phonePicture(page, "record-catalogue-category-phone");
        assertThat(text(program.get("/api/records/catalogue"))).contains("\"shoe-size\"", "For the test alone.");
    }

    private void fits() {
        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        page.setViewportSize(1280, 800);
    }

    private static String text(ApiClient.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** All that stands in the parts of a workbook. */
    private String xlsx(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        StringBuilder parts = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        // Letters with marks stand there as numbers.
        return HtmlUtils.htmlUnescape(parts.toString());
    }
}
