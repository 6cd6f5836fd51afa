package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFileEntry;

/** Changes of case files, by one person and by two at once; versions, deletion and return. */
class ChangePagesTest extends RecordsTest {
    private static Map<String, List<String>> change(long version, String field, String value) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("version", List.of(Long.toString(version)));
        form.put("f." + field, List.of(value));
        form.put("reason", List.of("Bổ sung theo giấy tờ"));
        return form;
    }

    private HttpResponse<String> edit(WebVisitor officer, UUID id, Map<String, List<String>> form) {
        return officer.post("/records/" + id + "/edit", form);
    }

    @Test
    void aChangeNeedsAReasonAndMakesAVersion() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        String page = officer.get("/records/" + id + "/edit").body();
        assertThat(page)
                .contains("value=\"05/06/1985\"", "value=\"Trộm cắp tài sản\"", "value=\"1 năm 6 tháng\"")
                .doesNotContain("??");
        Map<String, List<String>> form = change(1, "occupation", "Làm ruộng");
        form.remove("reason");
        assertThat(edit(officer, id, form).body()).contains("Cần lý do sửa", "value=\"Làm ruộng\"");
        form.put("reason", List.of(" Theo bản án "));
        assertThat(WebVisitor.location(edit(officer, id, form))).isEqualTo("/records/" + id);
        assertThat(file(id).version()).isEqualTo(2);
        assertThat(file(id).contents().fields().first("occupation")).contains("Làm ruộng");
        assertThat(file(id).contents().fields().first("birth-date")).contains("1985-06-05");
        AuditEntry entry = entries(id).getFirst();
        assertThat(entry.action()).isEqualTo("record-changed");
        assertThat(entry.detail()).containsEntry("reason", "Theo bản án").containsEntry("version", "2");
    }

    @Test
    void aFormThatChangesNothingMakesNoVersion() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        assertThat(officer.get("/records/" + id).body()).contains("Đã lập hồ sơ.");
        HttpResponse<String> answer = edit(officer, id, change(1, "sex", "nam"));
        assertThat(officer.follow(answer).body()).contains("Không có gì thay đổi");
        assertThat(file(id).version()).isEqualTo(1);
    }

    @Test
    void aFormThatWasSentTwiceIsNoConflict() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        edit(officer, id, change(1, "occupation", "Làm ruộng"));
        assertThat(WebVisitor.location(edit(officer, id, change(1, "occupation", "Làm ruộng"))))
                .isEqualTo("/records/" + id);
        assertThat(file(id).version()).isEqualTo(2);
    }

    @Test
    void twoOfficersOnOneRecordSeeWhatDiffersAndLoseNothing() {
        WebVisitor first = officer("prison-1");
        WebVisitor second = officer("prison-1-other");
        UUID id = opened(first, "Nguyễn Văn Ví Dụ");
        Map<String, List<String>> theirs = change(1, "occupation", "Làm ruộng");
        theirs.put("f.religion", List.of("Phật giáo"));
        edit(first, id, theirs);
        Map<String, List<String>> mine = change(1, "occupation", "Thợ xây");
        mine.put("f.birth-place", List.of("Xã Ví Dụ"));
        HttpResponse<String> conflict = edit(second, id, mine);
        assertThat(conflict.statusCode()).isEqualTo(200);
        assertThat(conflict.body())
                .contains("Hai người cùng sửa một hồ sơ", "Bạn đã thấy (phiên bản 1)", "Làm ruộng", "Thợ xây")
                .contains("Phật giáo", "Xã Ví Dụ", "prison-1</span>", "Bổ sung theo giấy tờ")
                .contains("name=\"choice.field:occupation\"", "name=\"f.birth-place\" value=\"Xã Ví Dụ\"")
                .doesNotContain("??");
        assertThat(file(id).version()).isEqualTo(2);

        mine.put("against", List.of("2"));
        assertThat(edit(second, id, mine).body()).contains("Hãy chọn một bên");
        assertThat(file(id).version()).isEqualTo(2);
        mine.put("choice.field:occupation", List.of("mine"));
        assertThat(WebVisitor.location(edit(second, id, mine))).isEqualTo("/records/" + id);
        Map<String, List<String>> kept = file(id).contents().fields().values();
        assertThat(kept)
                .containsEntry("occupation", List.of("Thợ xây"))
                .containsEntry("birth-place", List.of("Xã Ví Dụ"))
                .containsEntry("religion", List.of("buddhism"));
        assertThat(file(id).version()).isEqualTo(3);
    }

    @Test
    void aThirdChangeMeanwhileIsShownBeforeAnythingIsSaved() {
        WebVisitor first = officer("prison-1");
        WebVisitor second = officer("prison-1-other");
        UUID id = opened(first, "Nguyễn Văn Ví Dụ");
        edit(first, id, change(1, "occupation", "Làm ruộng"));
        Map<String, List<String>> mine = change(1, "occupation", "Thợ xây");
        edit(second, id, mine);
        edit(first, id, change(2, "occupation", "Nghề thứ ba"));
        mine.put("against", List.of("2"));
        mine.put("choice.field:occupation", List.of("mine"));
        assertThat(edit(second, id, mine).body()).contains("Nghề thứ ba", "name=\"against\" value=\"3\"");
        assertThat(file(id).version()).isEqualTo(3);
    }

    @Test
    void eventsAreAddedInTheOrderInWhichTheyHappenedAndWhatCannotBeIsSaid() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        assertThat(officer.get("/records/" + id).body())
                .contains("events/new?type=reception")
                .doesNotContain("events/new?type=release");
        UUID release = UUID.randomUUID();
        HttpResponse<String> refused =
                event(officer, id, 1, release, "release", Map.of("date", "01/12/2021", "certificate", "1/GCN"));
        assertThat(refused.body()).contains("không thể xảy ra khi đang", "value=\"01/12/2021\"", "value=\"1/GCN\"");
        UUID reception = UUID.randomUUID();
        assertThat(event(officer, id, 1, reception, "reception", Map.of("date", "1/8/2020"))
                        .statusCode())
                .isEqualTo(302);
        event(officer, id, 2, release, "release", Map.of("date", "01/12/2021", "certificate", "1/GCN"));
        UUID classification = UUID.randomUUID();
        event(
                officer,
                id,
                3,
                classification,
                "classification",
                Map.of("date", "01/2021", "period", "quý", "grade", "khá"));
        assertThat(file(id).contents().events().stream().map(CaseEvent::id))
                .containsExactly(reception, classification, release);
        assertThat(file(id).standing().status()).isEqualTo("released");
        String page = officer.get("/records/" + id).body();
        assertThat(page)
                .contains("01/08/2020", "01/2021", "Khá", "1/GCN", "Đã chấp hành xong")
                .doesNotContain("??");
        event(
                officer,
                id,
                4,
                classification,
                "classification",
                Map.of("date", "02/02/2019", "period", "quý", "grade", "khá"));
        assertThat(file(id).version()).as("a correction needs a reason").isEqualTo(4);
        officer.post("/records/" + id + "/events/" + reception + "/remove", Map.of("reason", List.of("Nhầm hồ sơ")));
        assertThat(file(id).version())
                .as("without reception there is no release")
                .isEqualTo(4);
        officer.post("/records/" + id + "/events/" + release + "/remove", Map.of("reason", List.of("Nhầm hồ sơ")));
        assertThat(file(id).contents().events()).hasSize(2);
        assertThat(files.versions(all(), file(id).id()))
                .extracting(version -> version.reason())
                .contains("Thêm sự kiện: Trả tự do", "Nhầm hồ sơ", "");
    }

    private HttpResponse<String> event(
            WebVisitor officer, UUID id, long version, UUID event, String type, Map<String, String> values) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("version", List.of(Long.toString(version)));
        form.put("event", List.of(event + ":" + type));
        values.forEach((field, value) -> form.put("e." + event + "." + field, List.of(value)));
        return officer.post("/records/" + id + "/events/" + event, form);
    }

    @Test
    void twoEventsOfTwoOfficersAreBroughtTogether() {
        WebVisitor first = officer("prison-1");
        WebVisitor second = officer("prison-1-other");
        UUID id = opened(first, "Nguyễn Văn Ví Dụ");
        event(first, id, 1, UUID.randomUUID(), "reception", Map.of("date", "1/8/2020"));
        event(
                first,
                id,
                2,
                UUID.randomUUID(),
                "classification",
                Map.of("date", "30/09/2020", "period", "quý", "grade", "khá"));
        UUID reward = UUID.randomUUID();
        HttpResponse<String> conflict =
                event(second, id, 2, reward, "reward", Map.of("date", "2/9/2020", "kind", "biểu dương"));
        assertThat(conflict.body()).contains("Xếp loại chấp hành án", "Khen thưởng", "Hai người cùng sửa");
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("version", List.of("2"));
        form.put("against", List.of("3"));
        form.put("event", List.of(reward + ":reward"));
        form.put("e." + reward + ".date", List.of("2/9/2020"));
        form.put("e." + reward + ".kind", List.of("biểu dương"));
        second.post("/records/" + id + "/events/" + reward, form);
        assertThat(file(id).contents().events())
                .extracting(CaseEvent::type)
                .containsExactly("reception", "reward", "classification");
    }

    @Test
    void versionsAreComparedByMoreThanColour() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        edit(officer, id, change(1, "other-names", "Ví"));
        Map<String, List<String>> form = change(2, "other-names", "Dụ");
        form.put("f.court-level", List.of(""));
        form.put("f.occupation", List.of("Làm ruộng"));
        edit(officer, id, form);
        String page = officer.get("/records/" + id + "/versions?a=2&b=3").body();
        assertThat(page)
                .contains("Phiên bản 2 so với 3", "<del class=\"word\">", "<ins class=\"word\">")
                .contains("Tên gọi khác, bí danh", "Cấp xét xử", "Nghề nghiệp trước khi bị bắt")
                .contains(">Bỏ<", ">Thêm<", ">Sửa<")
                .doesNotContain("??");
        assertThat(officer.get("/records/" + id + "/versions?a=3&b=2").body())
                .as("the later one is the later one")
                .contains("Phiên bản 2 so với 3");
        assertThat(officer.get("/records/" + id + "/versions").body())
                .contains("Bổ sung theo giấy tờ", "prison-1", "(lập hồ sơ)")
                .doesNotContain("id=\"comparison\"");
    }

    @Test
    void whatIsDeletedIsKeptWithItsReasonAndComesBack() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        Map<String, List<String>> form = Map.of("version", List.of("1"), "reason", List.of("Nhập nhầm"));
        officer.post("/records/" + id + "/delete", Map.of("version", List.of("1")));
        assertThat(file(id).deleted()).as("not without a reason").isFalse();
        officer.post("/records/" + id + "/delete", form);
        assertThat(file(id).deleted()).isTrue();
        String day = file(id).changedAt()
                .atZone(CaseFileEntry.ZONE)
                .plusYears(20)
                .format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        assertThat(officer.get("/records/" + id).body())
                .contains("đã xóa hồ sơ này lúc", "được giữ ít nhất đến " + day, "Khôi phục");
        HttpResponse<String> edited = edit(officer, id, change(2, "occupation", "Làm ruộng"));
        assertThat(edited.body()).contains("Hồ sơ đã bị xóa trong lúc bạn gõ", "Làm ruộng");
        officer.post("/records/" + id + "/restore", Map.of("version", List.of("2"), "reason", List.of("Không nhầm")));
        assertThat(file(id).deleted()).isFalse();
        assertThat(acts(id)).contains("record-deleted", "record-restored");
    }

    @Test
    void anotherUnitSeesNothingAndAnAnalystChangesNothing() {
        UUID id = opened(officer("prison-1"), "Nguyễn Văn Kín");
        WebVisitor elsewhere = officer("prison-2");
        HttpResponse<String> there = elsewhere.get("/records/" + id);
        HttpResponse<String> nowhere = elsewhere.get("/records/" + UUID.randomUUID());
        assertThat(there.statusCode()).isEqualTo(404).isEqualTo(nowhere.statusCode());
        assertThat(there.body()).doesNotContain("Nguyễn Văn Kín");
        for (String path : List.of("/edit", "/versions", "/viewers", "/events/new?type=reception", "/documents/find")) {
            assertThat(elsewhere.get("/records/" + id + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(edit(elsewhere, id, change(1, "occupation", "Làm ruộng")).statusCode())
                .isEqualTo(404);
        assertThat(acts(id)).contains("denied");
        WebVisitor analyst = officer("analyst-1");
        assertThat(analyst.get("/records/" + id).body())
                .contains("Nguyễn Văn Kín")
                .doesNotContain("/edit\"", "id=\"attach\"");
        assertThat(analyst.get("/records/" + id + "/edit").statusCode()).isEqualTo(403);
        assertThat(edit(analyst, id, change(1, "occupation", "Làm ruộng")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoStandsAboveReadsButDoesNotChange() {
        UUID id = opened(officer("prison-1"), "Nguyễn Văn Ví Dụ");
        WebVisitor ministry = officer("ministry");
        assertThat(ministry.get("/records/" + id).body())
                .contains("Nguyễn Văn Ví Dụ", "TT Điều 6.2.a")
                .doesNotContain("/edit\"");
        assertThat(edit(ministry, id, change(1, "occupation", "Làm ruộng")).body())
                .contains("không có thẩm quyền", "value=\"Làm ruộng\"");
        assertThat(file(id).version()).isEqualTo(1);
    }

    @Test
    void whoViewedIsThereForWhoMaySeeTheRecord() {
        UUID id = opened(officer("prison-1"), "Nguyễn Văn Ví Dụ");
        officer("ministry").get("/records/" + id);
        assertThat(officer("prison-1").get("/records/" + id + "/viewers").body())
                .contains("ministry", "prison-1", "Nhập, cập nhật thông tin", "Hồ sơ được lập")
                .doesNotContain("??");
    }
}
