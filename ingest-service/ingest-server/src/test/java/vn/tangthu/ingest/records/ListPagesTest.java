package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.AuditQuery;

/** Lists with filters, export, what is to be done, figures. */
class ListPagesTest extends RecordsTest {
    private static Set<String> ids(String page) {
        return Pattern.compile("href=\"/records/([0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private UUID named(WebVisitor officer, String name, String field, String value) {
        UUID id = UUID.randomUUID();
        Map<String, List<String>> form = prisoner(name);
        form.put(field, List.of(value));
        assertThat(officer.post("/records/new/prisoner/" + id, form).statusCode())
                .isEqualTo(302);
        return id;
    }

    @Test
    void filtersFindWhatTheyName() {
        WebVisitor officer = officer("prison-2");
        UUID one = named(officer, "Lọc Một", "f.occupation", "Nghề Lọc A");
        UUID other = named(officer, "Lọc Hai", "f.sentence", "");
        named(officer("prison-1"), "Lọc Ba", "f.occupation", "Nghề Lọc A");
        assertThat(ids(officer.get("/records?category=prisoner").body())).contains(one.toString(), other.toString());
        assertThat(ids(officer.get("/records?category=prisoner&field=occupation&value=Ngh%E1%BB%81+L%E1%BB%8Dc+A")
                        .body()))
                .containsExactly(one.toString());
        assertThat(ids(officer.get("/records?f.offence=trom+cap+tai+san&f.occupation=Ngh%E1%BB%81+L%E1%BB%8Dc+A")
                        .body()))
                .as("codes by their names without marks")
                .containsExactly(one.toString());
        assertThat(ids(officer.get("/records?status=serving").body())).doesNotContain(one.toString(), other.toString());
        assertThat(officer.get("/records?category=prisoner&field=occupation&value=Khong+ai+lam")
                        .body())
                .contains("Không có hồ sơ nào khớp");
        assertThat(ids(officer.get("/records?unit=TG-01").body())).isEmpty();
        assertThat(officer.get("/records?f.nonesuch=1").statusCode()).isEqualTo(422);
        assertThat(officer.get("/records?status=nonesuch").statusCode()).isEqualTo(422);
        assertThat(ids(officer.get("/records?category=prisoner&status=lodged").body()))
                .as("a status left from the category chosen before")
                .contains(other.toString());
        assertThat(officer.get("/records?category=nonesuch").statusCode()).isEqualTo(404);
        assertThat(officer.get("/records?after=rubbish").statusCode()).isEqualTo(422);
        assertThat(officer.get("/records?unit=%27%22%00").statusCode()).isEqualTo(422);
        officer.post("/records/" + one + "/delete", Map.of("version", List.of("1"), "reason", List.of("Ví dụ")));
        assertThat(ids(officer.get("/records").body()))
                .contains(other.toString())
                .doesNotContain(one.toString());
        assertThat(ids(officer.get("/records?deleted=true").body())).contains(one.toString());
        assertThat(officer.get("/records").body()).doesNotContain("??");
    }

    @Test
    void aUnitIsTypedByItsNameWithoutMarks() {
        UUID theirs = opened(officer("prison-2"), "Nguyễn Văn Ví Dụ");
        UUID ours = opened(officer("prison-1"), "Nguyễn Văn Ví Dụ");
        WebVisitor above = officer("root");
        String list =
                above.get("/records?category=prisoner&unit=trai+giam+so+2").body();
        assertThat(ids(list)).contains(theirs.toString()).doesNotContain(ours.toString());
        assertThat(list)
                .contains(
                        "value=\"Trại giam số 2 (TG-02)\"",
                        "data-lookup=\"own-units\"",
                        "export.csv?category=prisoner&amp;unit=TG-02")
                .doesNotContain("<select id=\"unit\"");
        assertThat(above.get("/records/todo?category=prisoner&unit=trai+giam+so+2")
                        .body())
                .contains("value=\"Trại giam số 2 (TG-02)\"")
                .doesNotContain("<select id=\"unit\"");
        assertThat(above.get("/records?unit=don+vi+khong+co").statusCode()).isEqualTo(422);
        assertThat(officer("prison-1").get("/records").body()).doesNotContain("own-units");
    }

    @Test
    void aLongListIsWalkedToItsEnd() {
        WebVisitor officer = officer("prison-2");
        Set<String> opened = new java.util.HashSet<>();
        for (int i = 0; i < 53; i++) {
            opened.add(named(officer, "Dài Danh Sách", "f.occupation", "Dài").toString());
        }
        Set<String> seen = new java.util.HashSet<>();
        String path = "/records?category=prisoner&f.occupation=D%C3%A0i";
        for (int pages = 0; pages < 5 && !path.isEmpty(); pages++) {
            String page = officer.get(path).body();
            seen.addAll(ids(page));
            Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).isEqualTo(opened);
        HttpResponse<String> csv = officer.get("/records/export.csv?category=prisoner&f.occupation=D%C3%A0i");
        assertThat(csv.body().lines().count()).isEqualTo(54);
    }

    @Test
    void anExportHasEveryFieldAndNoFormulas() {
        WebVisitor officer = officer("prison-1");
        Map<String, List<String>> form = prisoner("Nguyễn Văn Xuất");
        form.put("f.note", List.of("=HYPERLINK(\"http://example\")"));
        form.put("f.court", List.of("+SUM(1;2) \"tòa\""));
        UUID id = UUID.randomUUID();
        officer.post("/records/new/prisoner/" + id, form);
        HttpResponse<String> csv = officer.get("/records/export.csv?category=prisoner");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("records-prisoner.csv");
        assertThat(csv.body())
                .startsWith("\uFEFFMã hồ sơ,Loại hồ sơ,")
                .contains("Mức hình phạt tù")
                .contains(id.toString(), "'=HYPERLINK", "'+SUM", "1 năm 6 tháng", "05/06/1985");
        assertThat(csv.body().lines())
                .noneMatch(line -> line.contains(",=") || line.contains(",+SUM") || line.contains(",\"="));
        assertThat(trail.readAll(new AuditQuery("prison-1", "exported", "records", null, null, null, 10)))
                .anyMatch(entry -> "prisoner".equals(entry.detail().get("category")));
        assertThat(officer("prison-2").get("/records/export.csv").body()).doesNotContain("Nguyễn Văn Xuất");
        HttpResponse<String> workbook = officer.get("/records/export.xlsx?category=prisoner");
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.body()).startsWith("PK");
    }

    @Test
    void whatIsMissingIsGroupedAndLeadsToThePlaceWhereItIsMended() {
        WebVisitor officer = officer("hanoi");
        UUID id = UUID.randomUUID();
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("f.full-name", List.of("Smith Example (hư cấu)"));
        assertThat(officer.post("/records/new/expulsion/" + id, form).statusCode())
                .isEqualTo(302);
        String page = officer.get("/records/todo").body();
        assertThat(page)
                .contains("Ngày sinh", "lack=field:birth-date", "lack=document:judgment", "Trục xuất")
                .doesNotContain("??");
        String list = officer.get("/records/todo?category=expulsion&lack=field:birth-date")
                .body();
        assertThat(list).contains("Smith Example", "/records/" + id + "/edit#f-birth-date");
        assertThat(officer.get("/records/todo?category=expulsion&lack=document:judgment")
                        .body())
                .contains("/records/" + id + "?attach=judgment#attach");
        assertThat(officer("prison-1").get("/records/todo").body()).doesNotContain("Trục xuất</a>");
    }

    @Test
    void whatIsLateStandsInTheListTheLatestFirst() {
        WebVisitor officer = officer("prison-2");
        List<UUID> opened = new ArrayList<>();
        for (String day : List.of("20/07/2021", "20/07/2020")) {
            opened.add(named(officer, "Trễ " + day, "f.decision-date", day));
        }
        String page = officer.get("/records/todo?category=prisoner").body();
        assertThat(page).contains("Tiếp nhận sau quyết định thi hành án");
        assertThat(page.indexOf(opened.getLast().toString()))
                .isPositive()
                .isLessThan(page.indexOf(opened.getFirst().toString()));
        assertThat(officer.get("/records/todo?dueAfter=rubbish").statusCode()).isEqualTo(422);
        assertThat(officer.get("/records?overdue=true").body()).contains("Trễ 20/07/2020", " ngày</span>");
    }

    @Test
    void plannersSeeFiguresWithoutPersons() {
        opened(officer("prison-1"), "Nguyễn Văn Kín");
        WebVisitor planner = officer("planner");
        String page = planner.get("/records/figures").body();
        assertThat(page)
                .contains("Trại giam số 1", "Phạm nhân")
                .doesNotContain("Nguyễn Văn Kín", "/records/todo", "??");
        assertThat(planner.get("/records").statusCode()).isEqualTo(403);
        assertThat(planner.get("/records/todo").statusCode()).isEqualTo(403);
        assertThat(officer("prison-2").get("/records/figures").body()).doesNotContain("Trại giam số 1");
    }
}
