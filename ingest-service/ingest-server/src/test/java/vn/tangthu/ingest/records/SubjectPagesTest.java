package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.AuditQuery;

/** Whether two records are about the same person: the page that people decide on. All people are fictional. */
class SubjectPagesTest extends RecordsTest {
    private final Fictional person = Fictional.anybody();

    /** A prisoner with the number of this test. */
    private UUID somebody(WebVisitor officer, String name, String birth) {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = officer.post("/records/new/prisoner/" + id, form(name, birth));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return id;
    }

    private Map<String, List<String>> form(String name, String birth) {
        Map<String, List<String>> form = prisoner(name);
        form.put("f.identity-number", List.of(person.number()));
        form.put("f.birth-date", List.of(birth));
        return form;
    }

    private static String page(UUID id) {
        return "/records/" + id + "/same-person";
    }

    @Test
    void aDuplicateIsProposedWithItsReasonsAndComparedSideBySide() {
        WebVisitor officer = officer("prison-1");
        UUID one = somebody(officer, person.name(), person.birth());
        UUID other = somebody(officer, person.misordered(), person.day() + (person.year() + 1));
        String page = officer.get(page(one)).body();
        assertThat(page)
                .contains("Có thể trùng (1)")
                .contains(person.misordered())
                .contains("Cùng số giấy tờ hoặc mã số", "Tên chỉ khác dấu", "Tên viết theo thứ tự khác")
                .contains("Ngày sinh chỉ khác ngày, tháng hoặc năm")
                .contains(person.birth(), person.day() + (person.year() + 1))
                .contains("<tr class=\"same\">", "<tr class=\"alike\">", "<tr class=\"different\">")
                .contains("Gộp: cùng một người", "Không phải cùng một", "Để sau");
        officer.post("/preferences", Map.of("language", List.of("en"), "back", List.of("/")));
        assertThat(officer.get(page(one)).body())
                .contains("Possible duplicates (1)", "The same number", "Names in another order", "Not the same");
        // Whoever was shown is in the trail of both.
        assertThat(acts(one)).contains("viewed");
        assertThat(entries(other))
                .anyMatch(entry -> "same-person".equals(entry.detail().get("part")));
    }

    @Test
    void whoOpensARecordIsToldAtOnceThatAnotherMayBeAboutTheSamePerson() {
        WebVisitor officer = officer("prison-1");
        UUID alone = UUID.randomUUID();
        HttpResponse<String> first =
                officer.post("/records/new/prisoner/" + alone, form(person.name(), person.birth()));
        assertThat(officer.follow(first).body()).doesNotContain("có thể cùng một đối tượng");
        UUID again = UUID.randomUUID();
        HttpResponse<String> second =
                officer.post("/records/new/prisoner/" + again, form(person.misordered(), person.birth()));
        assertThat(officer.follow(second).body()).contains("Có 1 hồ sơ khác có thể cùng một đối tượng", page(again));
        assertThat(officer.get("/records/" + again).body()).doesNotContain("có thể cùng một đối tượng");
    }

    @Test
    void recordsAreMergedWithAReasonAndUnmergedAgain() {
        WebVisitor officer = officer("prison-1");
        UUID one = somebody(officer, person.name(), person.birth());
        UUID other = somebody(officer, person.name(), Integer.toString(person.year()));
        officer.get(page(one));
        HttpResponse<String> unexplained =
                officer.post(page(one) + "/merge", Map.of("other", List.of(other.toString()), "reason", List.of(" ")));
        assertThat(WebVisitor.location(unexplained)).isEqualTo(page(one) + "?with=" + other);
        assertThat(officer.follow(unexplained).body()).contains("Cần lý do");
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());

        HttpResponse<String> merged = officer.post(
                page(one) + "/merge",
                Map.of("other", List.of(other.toString()), "reason", List.of("Cùng số định danh")));
        assertThat(merged.statusCode()).isEqualTo(302);
        assertThat(file(one).subject()).isEqualTo(file(other).subject());
        assertThat(file(other).version()).isEqualTo(1);
        String page = officer.follow(merged).body();
        assertThat(page)
                .contains("Các hồ sơ nay thuộc cùng một đối tượng.")
                .contains("Có thể trùng (0)", "Hồ sơ cùng đối tượng (1)")
                .contains("Cùng số định danh", "Tách lại");
        assertThat(officer.get("/records/" + other).body()).contains("/records/" + one);

        HttpResponse<String> parted = officer.post(
                page(one) + "/split", Map.of("records", List.of(one.toString()), "reason", List.of("Nhầm người")));
        assertThat(officer.follow(parted).body()).contains("Đã tách", "Nhầm người", "Có thể trùng (1)");
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());
        assertThat(trail.readAll(AuditQuery.newest(200)))
                .filteredOn(entry -> entry.detail().getOrDefault("records", "").contains(one.toString()))
                .extracting(entry -> entry.action())
                .contains("subjects-merged", "subjects-split");
    }

    @Test
    void theLatestMergeIsUndoneWhereItWasMade() {
        WebVisitor officer = officer("prison-1");
        UUID one = somebody(officer, person.name(), person.birth());
        UUID other = somebody(officer, person.name(), person.birth());
        officer.get(page(one));
        String merged = officer.follow(officer.post(page(one) + "/merge", merged(other)))
                .body();
        assertThat(merged).contains(page(one) + "/undo", "Hoàn tác");
        assertThat(officer.get(page(one)).body()).doesNotContain("/undo");
        HttpResponse<String> undone = officer.post(page(one) + "/undo", Map.of("at", List.of(at(merged))));
        assertThat(officer.follow(undone).body())
                .contains("Đã hoàn tác việc gộp", "Hoàn tác ngay sau khi gộp.", "Có thể trùng (1)")
                .doesNotContain("/undo");
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());

        // Somebody else decided since: what they decided stays.
        String again = officer.follow(officer.post(page(one) + "/merge", merged(other)))
                .body();
        UUID third = somebody(officer, person.name(), person.birth());
        WebVisitor colleague = officer("prison-1-other");
        colleague.get(page(third));
        colleague.post(page(third) + "/merge", merged(one));
        HttpResponse<String> late = officer.post(page(one) + "/undo", Map.of("at", List.of(at(again))));
        assertThat(officer.follow(late).body()).contains("Từ đó đã có quyết định khác", "prison-1-other");
        assertThat(file(one).subject()).isEqualTo(file(other).subject());
    }

    private static Map<String, List<String>> merged(UUID other) {
        return Map.of("other", List.of(other.toString()), "reason", List.of("Cùng số định danh"));
    }

    /** The moment that the button to undo names. */
    private static String at(String page) {
        Matcher matcher = Pattern.compile("name=\"at\" value=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void whatIsNotTheSameIsNotProposedAgain() {
        WebVisitor officer = officer("prison-1");
        UUID one = somebody(officer, person.name(), person.birth());
        UUID other = somebody(officer, person.name(), person.birth());
        assertThat(officer.get(page(one)).body()).contains("Có thể trùng (1)");
        HttpResponse<String> apart = officer.post(
                page(one) + "/not-the-same",
                Map.of("other", List.of(other.toString()), "reason", List.of("Hai anh em sinh đôi")));
        assertThat(officer.follow(apart).body())
                .contains("sẽ không đề xuất lại", "Có thể trùng (0)", "Hai anh em sinh đôi");
        assertThat(officer.get(page(other)).body()).contains("Có thể trùng (0)", "Hai anh em sinh đôi");
    }

    @Test
    void nothingOfAnotherUnitIsProposedComparedOrMerged() {
        WebVisitor officer = officer("prison-1");
        WebVisitor elsewhere = officer("prison-2");
        UUID one = somebody(officer, person.name(), person.birth());
        UUID other = somebody(elsewhere, person.name(), person.birth());
        assertThat(officer.get(page(one)).body()).contains("Có thể trùng (0)").doesNotContain(other.toString());
        assertThat(officer.get(page(one) + "?with=" + other).statusCode()).isEqualTo(404);
        HttpResponse<String> merged = officer.post(
                page(one) + "/merge", Map.of("other", List.of(other.toString()), "reason", List.of("Thử")));
        assertThat(officer.get(page(one)).body()).doesNotContain("Hồ sơ cùng đối tượng (1)");
        assertThat(WebVisitor.location(merged)).startsWith(page(one));
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());
        assertThat(acts(other)).contains("denied");
    }

    @Test
    void whoeverMayOnlyReadSeesProposalsAndNoButtons() {
        WebVisitor officer = officer("prison-1");
        UUID one = somebody(officer, person.name(), person.birth());
        UUID other = somebody(officer, person.name(), person.birth());
        WebVisitor analyst = officer("analyst-1");
        assertThat(analyst.get(page(one)).body())
                .contains("Có thể trùng (1)")
                .doesNotContain("same-person/merge", "same-person/not-the-same");
        assertThat(analyst.post(
                                page(one) + "/merge",
                                Map.of("other", List.of(other.toString()), "reason", List.of("Thử")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());
    }
}
