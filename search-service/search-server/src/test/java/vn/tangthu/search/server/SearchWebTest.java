package vn.tangthu.search.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.web.access.TokenSecret;

/** The search page and its API with records and documents, as somebody of one prison sees them. */
@SpringBootTest(classes = SearchBench.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SearchWebTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Tokens tokens;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TestClock clock;

    private final JsonMapper json = new JsonMapper();
    private String secret = "";
    private @Nullable Visitor visitor;

    @BeforeEach
    void token() {
        secret = TokenSecret.generate();
        tokens.issue(
                AccessScope.of(SearchBench.PRISON),
                "test",
                Set.of(Role.ANALYST),
                SearchBench.PRISON,
                "statistics",
                TokenSecret.digest(secret),
                clock.instant().plus(Duration.ofDays(1)),
                Samples.event(Action.TOKEN_ISSUED));
    }

    @Test
    void theApiGivesRecordsAndDocumentsInOneList() throws Exception {
        JsonNode answer = api("q=" + encode("du vi thi nguyen"));
        assertThat(answer.path("total").path("value").asInt()).isEqualTo(2);
        assertThat(answer.path("hits").findValuesAsString("kind")).containsExactlyInAnyOrder("record", "page");
        JsonNode record = hit(answer, "record");
        assertThat(record.path("title").asString()).isEqualTo("Nguyễn Thị Ví Dụ");
        assertThat(record.path("unit").asString()).isEqualTo("TG-01");
        assertThat(record.path("record").path("birthYear").asString()).isEqualTo("1980");
        assertThat(record.path("record").path("number").asString()).isEqualTo("12/2020/HSST");
        assertThat(record.path("record").path("status").asString()).isEqualTo("serving");
        assertThat(record.has("page")).isFalse();
        assertThat(hit(answer, "page").path("page").asInt()).isEqualTo(1);
        assertThat(hit(answer, "page").has("record")).isFalse();
        assertThat(answer.path("coverage").path("searchable").asInt()).isEqualTo(1);
        assertThat(answer.path("facets").path("kind")).hasSize(2);
    }

    @Test
    void theApiFiltersAndCountsByFields() throws Exception {
        JsonNode women = api("category=prisoner&field.sex=" + encode("Nữ"));
        assertThat(women.path("total").path("value").asInt()).isEqualTo(1);
        assertThat(women.path("facets").path("field.sex"))
                .as("its own choice left out")
                .hasSize(2);
        assertThat(women.path("facets").path("field.court").get(0).path("value").asString())
                .isEqualTo("Tòa án nhân dân tỉnh Ví Dụ");
        assertThat(api("field.father-name=cha").path("total").path("value").asInt())
                .as("nobody of the other prison")
                .isEqualTo(1);
        assertThat(api("kind=record&field.birth-date=1990")
                        .path("total")
                        .path("value")
                        .asInt())
                .isZero();
        assertThat(trail.readAll(AuditQuery.newest(1)).getFirst().detail())
                .containsEntry("field.birth-date", "1990")
                .containsEntry("kind", "record");
    }

    @Test
    void whatCannotBeUnderstoodIsAProblem() throws Exception {
        for (List<String> one : List.of(
                List.of("field.no-such=x", "unknown-field"),
                List.of("field.birth-date=xyz-secret", "bad-field-value"),
                List.of("field.sex=" + "x".repeat(1001), "too-many-filters"))) {
            HttpResponse<String> answer = program(one.getFirst());
            assertThat(answer.statusCode()).as(one.getLast()).isEqualTo(422);
            assertThat(answer.body()).contains('"' + one.getLast() + '"').doesNotContain("xyz-secret");
        }
    }

    @Test
    void thePageShowsRecordsWithTheirFactsAndFacetsInBothLanguages() throws Exception {
        String page = page("/search?category=prisoner&q=" + encode("vi du"));
        assertThat(page)
                .contains(
                        "class=\"hit record\"",
                        "href=\"/records/",
                        "sinh năm 1980",
                        "số 12/2020/HSST",
                        "Đang chấp hành")
                .contains("Loại kết quả", "Hồ sơ", "Giới tính", "name=\"field.sex\"", "name=\"field.status\"")
                .contains("ví dụ.pdf", "Đã tìm trong 1 tài liệu")
                .doesNotContain("Khác", "??");
        String english = page("/search?category=prisoner&q=" + encode("vi du"), "en");
        assertThat(english)
                .contains("born 1980", "no. 12/2020/HSST", "Serving", "Kind of result", "Record", "Sex")
                .doesNotContain("??", "sinh năm");
        assertThat(page("/search?q=mau")).contains("Trần Văn &lt;b&gt;").doesNotContain("Trần Văn <b>");
    }

    @Test
    void chosenFiltersAreChipsAndStayInTheForm() throws Exception {
        String page = page("/search?q=&category=prisoner&field.sex=" + encode("Nữ") + "&field.father-name=cha");
        assertThat(page)
                .contains("Giới tính:", "Họ tên cha:")
                .contains("<input type=\"hidden\" name=\"field.father-name\" value=\"cha\">")
                .doesNotContain("<input type=\"hidden\" name=\"field.sex\"");
        assertThat(Pattern.compile("value=\"female\" checked").matcher(page).find())
                .as("the box of the facet is ticked")
                .isTrue();
        Matcher chip = Pattern.compile("class=\"chip\" href=\"([^\"]*)\"[^>]*aria-label=\"([^\"]*Họ tên cha[^\"]*)\"")
                .matcher(page);
        assertThat(chip.find()).isTrue();
        String without = chip.group(1).replace("&amp;", "&");
        assertThat(without).contains("field.sex=").doesNotContain("father-name");
        assertThat(page(without)).doesNotContain("Họ tên cha:");
    }

    @Test
    void aWrongValueIsSaidOnThePageAndNothingIsSearched() throws Exception {
        page("/search/filter");
        long before = trail.readAll(AuditQuery.newest(1)).getFirst().sequence();
        String page = page("/search?field.birth-date=" + encode("hôm qua"));
        assertThat(page)
                .contains("class=\"notice error\"", "Ngày sinh: Không phải ngày")
                .doesNotContain("class=\"coverage\"", "class=\"hit");
        assertThat(trail.readAll(AuditQuery.newest(1)).getFirst().sequence()).isEqualTo(before);
    }

    @Test
    void nothingFoundSaysWhatToDo() throws Exception {
        assertThat(page("/search?q=xyzzy&kind=record"))
                .contains("Không tìm thấy hồ sơ hay tài liệu nào", "Bỏ bớt điều kiện lọc");
    }

    @Test
    void theFilterByFieldGoesFromCategoryToFieldToValue() throws Exception {
        assertThat(page("/search/filter"))
                .contains("name=\"pick\"", "Phạm nhân")
                .doesNotContain("name=\"pickField\"");
        assertThat(page("/search/filter?pick=prisoner"))
                .contains("name=\"pickField\"", "Họ tên cha", "<optgroup label=\"Xếp loại chấp hành án\"")
                .doesNotContain("id=\"pick-value\"");
        assertThat(page("/search/filter?pick=prisoner&pickField=sex"))
                .contains("<select id=\"pick-value\" name=\"field.sex\"", "Nữ", "Thêm điều kiện");
        assertThat(page("/search/filter?pick=prisoner&pickField=birth-date"))
                .contains("<input id=\"pick-value\"", "name=\"field.birth-date\"", "05/06/2020");
        assertThat(page("/search/filter?pick=prisoner&pickField=offence&pickText=" + encode("trom cap")))
                .as("a long list is looked through without marks")
                .contains("name=\"pickText\"", "name=\"field.offence\"", "rộm cắp")
                .doesNotContain("Tội giết người");
        assertThat(page("/search?pick=prisoner&pickField=sex"))
                .as("without a script")
                .contains("name=\"field.sex\"");
        assertThat(page("/search/filter?pick=no-such&pickField=x")).doesNotContain("id=\"pick-value\"", "??");
    }

    private static JsonNode hit(JsonNode answer, String kind) {
        for (JsonNode hit : answer.path("hits")) {
            if (hit.path("kind").asString().equals(kind)) {
                return hit;
            }
        }
        throw new AssertionError("No hit of kind " + kind + " in " + answer);
    }

    private JsonNode api(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = program(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> program(String query) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/search?" + query))
                        .header("Authorization", "Bearer " + secret)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String page(String path) throws IOException, InterruptedException {
        return page(path, "vi");
    }

    private String page(String path, String language) throws IOException, InterruptedException {
        Visitor known = visitor;
        if (known == null) {
            known = Visitor.signedIn(port, SearchBench.ANALYST, SearchBench.PASSWORD);
            visitor = known;
        }
        HttpResponse<String> answer = known.in(language).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
