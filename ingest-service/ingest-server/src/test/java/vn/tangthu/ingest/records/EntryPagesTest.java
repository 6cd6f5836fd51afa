package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;

/** Entry of new case files, as a browser without any script does it. */
class EntryPagesTest extends RecordsTest {
    @Test
    void categoriesWithoutAuthorityAreShownWithTheirClause() {
        String page = officer("prison-1").get("/records/new").body();
        assertThat(page)
                .contains("href=\"/records/new/prisoner\"")
                .doesNotContain("href=\"/records/new/expulsion\"")
                .contains("aria-disabled=\"true\"", "TT Điều 6.2.b", "Trục xuất")
                .doesNotContain("??");
        assertThat(officer("hanoi").get("/records/new").body())
                .contains("href=\"/records/new/expulsion\"")
                .doesNotContain("href=\"/records/new/prisoner\"");
        assertThat(officer("root").get("/records/new").body())
                .contains("không có thẩm quyền nhập loại hồ sơ nào")
                .doesNotContain("href=\"/records/new/prisoner\"");
    }

    @Test
    void aCategoryWithoutAuthorityIsRefusedWithItsClauseAndKeptInTheTrail() {
        HttpResponse<String> answer = officer("prison-1").get("/records/new/expulsion");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("TT Điều 6.2.b", "no-authority");
        AuditEntry denied = trail.readAll(new AuditQuery("prison-1", "denied", "records", null, null, null, 1))
                .getFirst();
        assertThat(denied.detail())
                .containsEntry("category", "expulsion")
                .containsEntry("reason", "no-authority")
                .containsKey("clause");
        UUID id = UUID.randomUUID();
        HttpResponse<String> sent = officer("prison-1")
                .post("/records/new/expulsion/" + id, Map.of("f.full-name", List.of("Nguyễn Văn Ví Dụ")));
        assertThat(sent.body()).contains("TT Điều 6.2.b", "Nguyễn Văn Ví Dụ");
        assertThat(files.find(all(), new CaseFileId(id))).isEmpty();
    }

    @Test
    void theFormIsMadeFromTheCatalogue() {
        WebVisitor officer = officer("prison-1");
        HttpResponse<String> begun = officer.get("/records/new/prisoner");
        assertThat(WebVisitor.location(begun)).matches("/records/new/prisoner/[0-9a-f-]{36}");
        String page = officer.follow(begun).body();
        assertThat(page)
                .contains("name=\"f.full-name\"", "Họ và tên", "Đúng như trong bản án; có dấu.")
                .contains("name=\"f.sentence\"", "BLHS 2015 Điều 38")
                .contains("data-lookup=\"offences\"", "data-many")
                .contains("<h2>Nhân thân</h2>", "<h2>Bản án và quyết định thi hành</h2>")
                .doesNotContain("??", "Phản bội Tổ quốc");
        officer.post("/preferences", Map.of("language", List.of("en"), "back", List.of("/")));
        assertThat(officer.follow(begun).body())
                .contains("Full name", "Prison sentence")
                .doesNotContain("??");
    }

    @Test
    void whatIsEnteredIsKeptInItsNormalForms() {
        UUID id = opened(officer("prison-1"), "Nguyễn Văn  Ví Dụ");
        CaseFile file = file(id);
        assertThat(file.unit().value()).isEqualTo("TG-01");
        assertThat(file.openedBy()).isEqualTo("prison-1");
        assertThat(file.contents().fields().values())
                .containsEntry("full-name", List.of("Nguyễn Văn Ví Dụ"))
                .containsEntry("sex", List.of("male"))
                .containsEntry("birth-date", List.of("1985-06-05"))
                .containsEntry("offence", List.of("BLHS-173"))
                .containsEntry("sentence", List.of("P1Y6M0D"));
        assertThat(acts(id)).containsExactly("record-opened");
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldInBothLanguagesAndNothingTypedIsLost() {
        WebVisitor officer = officer("prison-1");
        UUID id = UUID.randomUUID();
        Map<String, List<String>> form = prisoner("Nguyễn Văn Ví Dụ");
        form.put("f.birth-date", List.of("31/02/1985"));
        form.put("f.judgment-date", List.of("05/06/1970"));
        form.put("f.offence", List.of("trộm gì đó", "Đánh bạc"));
        HttpResponse<String> answer = officer.post("/records/new/prisoner/" + id, form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Chưa lưu. Có", "href=\"#f-birth-date\"", "href=\"#f-offence\"")
                .contains("Không phải ngày. Ví dụ", "Not a date. Examples")
                .contains("value=\"31/02/1985\"", "value=\"trộm gì đó\"", "value=\"Đánh bạc\"")
                .contains("aria-invalid=\"true\"");
        assertThat(answer.body()).containsPattern("id=\"f-birth-date\"[^>]*autofocus");
        assertThat(files.find(all(), new CaseFileId(id))).isEmpty();
        form.put("f.birth-date", List.of("05/06/1985"));
        assertThat(officer.post("/records/new/prisoner/" + id, form).body())
                .contains("Ngày này không thể trước &#39;Ngày sinh&#39;.");
    }

    @Test
    void aFormThatIsSentTwiceOpensOneCaseFile() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Thị Ví Dụ");
        HttpResponse<String> again = officer.post("/records/new/prisoner/" + id, prisoner("Nguyễn Thị Ví Dụ"));
        assertThat(WebVisitor.location(again)).isEqualTo("/records/" + id);
        assertThat(file(id).version()).isEqualTo(1);
        assertThat(acts(id)).containsExactly("record-opened");
        assertThat(WebVisitor.location(officer.get("/records/new/prisoner/" + id)))
                .isEqualTo("/records/" + id);
    }

    @Test
    void aFormThatIsSentAgainWithSomethingElseGoesOnAsAChange() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Thị Ví Dụ");
        Map<String, List<String>> form = prisoner("Nguyễn Thị Ví Dụ");
        form.put("f.occupation", List.of("Nghề khác"));
        HttpResponse<String> again = officer.post("/records/new/prisoner/" + id, form);
        assertThat(WebVisitor.location(again)).isEqualTo("/records/" + id + "/edit");
        assertThat(officer.follow(again).body()).contains("Hồ sơ này đã được lập trước đó", "value=\"Nghề khác\"");
        assertThat(file(id).version()).isEqualTo(1);
    }

    @Test
    void eventsAreTypedInTheSameForm() {
        WebVisitor officer = officer("prison-1");
        UUID id = UUID.randomUUID();
        Map<String, List<String>> form = prisoner("Trần Văn Ví Dụ");
        form.put("step", List.of("event"));
        form.put("eventType", List.of("reception"));
        String page = officer.post("/records/new/prisoner/" + id, form).body();
        assertThat(page).contains("Tiếp nhận phạm nhân", "value=\"Trần Văn Ví Dụ\"");
        String event = page.replaceAll("(?s).*name=\"event\" value=\"([0-9a-f-]{36}):reception\".*", "$1");
        assertThat(page).containsPattern("id=\"e-" + event + "-date\"[^>]*autofocus");
        form.remove("step");
        form.put("event", List.of(event + ":reception"));
        form.put("e." + event + ".date", List.of("2/2/2035"));
        String wrong = officer.post("/records/new/prisoner/" + id, form).body();
        assertThat(wrong).contains("Ngày này chưa đến.", "href=\"#e-" + event + "-date\"");
        form.put("e." + event + ".date", List.of("2/8/2020"));
        assertThat(officer.post("/records/new/prisoner/" + id, form).statusCode())
                .isEqualTo(302);
        assertThat(file(id).standing().status()).isEqualTo("serving");
    }

    @Test
    void anEventThatCannotComeNowIsSaidInItsPlace() {
        WebVisitor officer = officer("prison-1");
        UUID id = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        Map<String, List<String>> form = prisoner("Trần Văn Ví Dụ");
        form.put("event", List.of(event + ":release"));
        form.put("e." + event + ".date", List.of("02/02/2022"));
        form.put("e." + event + ".certificate", List.of("1/GCN"));
        String page = officer.post("/records/new/prisoner/" + id, form).body();
        assertThat(page).contains("href=\"#e-" + event + "-date\"", "không thể xảy ra khi đang", "cannot happen while");
        form.put("step", List.of("remove:" + event));
        assertThat(officer.post("/records/new/prisoner/" + id, form).body())
                .doesNotContain(event.toString())
                .contains("value=\"Trần Văn Ví Dụ\"");
    }

    @Test
    void anEventThatMovesANewRecordAwayIsSaidInItsPlace() {
        WebVisitor officer = officer("prison-1");
        UUID id = UUID.randomUUID();
        UUID reception = UUID.randomUUID();
        UUID transfer = UUID.randomUUID();
        Map<String, List<String>> form = prisoner("Trần Văn Ví Dụ");
        form.put("event", List.of(reception + ":reception", transfer + ":transfer"));
        form.put("e." + reception + ".date", List.of("02/02/2022"));
        form.put("e." + transfer + ".date", List.of("03/03/2023"));
        form.put("e." + transfer + ".to-unit", List.of("Trại giam số 2 (TG-02)"));
        String page = officer.post("/records/new/prisoner/" + id, form).body();
        assertThat(page)
                .contains(
                        "href=\"#e-" + transfer + "-to-unit\"",
                        "Hãy lưu hồ sơ không có sự kiện này",
                        "This event moves the record to",
                        "(TG-02)");
        assertThat(files.find(all(), new CaseFileId(id))).isEmpty();
    }

    @Test
    void whatIsTypedIsKeptAndFoundAgainByItsOwnerAlone() {
        WebVisitor officer = officer("prison-1");
        UUID id = UUID.randomUUID();
        Map<String, List<String>> form = prisoner("Lê Thị Nháp");
        form.put("f.birth-date", List.of("1985"));
        form.put("f.judgment-date", List.of("99/99/2020"));
        form.put("edit", List.of("1"));
        HttpResponse<String> kept = officer.post("/records/new/prisoner/" + id + "/draft", form);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(kept.body())
                .contains("\"kept\":true", "\"f.nationality\":[\"Việt Nam\"]", "\"f.court-level\":[\"Sơ thẩm\"]")
                .contains("\"f.judgment-date\":[[\"Không phải ngày dạng");
        assertThat(officer.post("/records/new/prisoner/" + id + "/draft", form).body())
                .contains("\"kept\":false");
        assertThat(officer.get("/records/drafts").body()).contains("Lê Thị Nháp", "/records/new/prisoner/" + id);
        assertThat(officer.get("/records/new/prisoner/" + id).body())
                .contains("value=\"Lê Thị Nháp\"", "value=\"99/99/2020\"", "bản nháp bạn gõ lúc");
        WebVisitor other = officer("prison-1-other");
        assertThat(other.get("/records/drafts").body()).doesNotContain("Lê Thị Nháp");
        assertThat(other.get("/records/new/prisoner/" + id).body()).doesNotContain("Lê Thị Nháp");
        form.put("f.judgment-date", List.of("05/06/2020"));
        officer.post("/records/new/prisoner/" + id, form);
        assertThat(file(id).version()).isEqualTo(1);
        assertThat(officer.get("/records/drafts").body()).doesNotContain(id.toString());
    }

    @Test
    void whoHasTooManyDraftsIsToldAndGoesOnWithoutOne() {
        WebVisitor officer = officer("prison-2");
        AccessScope scope = units.tree().scopeOf(new UnitCode("TG-02"));
        Act act = new Act(new Actor("prison-2", Set.of(), new UnitCode("TG-02"), scope), null, "system", "test");
        for (int i = 0; i < Drafts.MOST; i++) {
            drafts.save(
                    scope,
                    "prison-2",
                    new Draft(
                            UUID.randomUUID(),
                            CaseFileId.random(),
                            "prisoner",
                            new UnitCode("TG-02"),
                            null,
                            0,
                            new TreeMap<>(),
                            1,
                            Instant.EPOCH),
                    AuditEvent.of(act, Action.DRAFT_KEPT, "record:example"));
        }
        UUID id = UUID.randomUUID();
        Map<String, List<String>> form = prisoner("Nguyễn Văn Ví Dụ");
        form.put("edit", List.of("1"));
        HttpResponse<String> refused =
                officer.with("Accept", "application/json").post("/records/new/prisoner/" + id + "/draft", form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("too-many-drafts", "Bạn đã có 200 bản nháp", "You have 200 drafts");
        officer.with("Accept", "text/html,*/*;q=0.8");
        form.put("step", List.of("event"));
        form.put("eventType", List.of("reception"));
        assertThat(officer.post("/records/new/prisoner/" + id, form).body())
                .contains("value=\"Nguyễn Văn Ví Dụ\"", "Tiếp nhận");
        form.remove("step");
        assertThat(officer.post("/records/new/prisoner/" + id, form).statusCode())
                .isEqualTo(302);
        assertThat(file(id).version()).isEqualTo(1);
        drafts.list(scope, "prison-2", Drafts.MOST).forEach(draft -> drafts.sent(scope, "prison-2", draft.form()));
    }

    @Test
    void aDraftIsDiscardedByItsOwner() {
        WebVisitor officer = officer("prison-1");
        UUID id = UUID.randomUUID();
        officer.post(
                "/records/new/prisoner/" + id + "/draft",
                Map.of("f.full-name", List.of("Phạm Văn Bỏ"), "edit", List.of("1")));
        officer("prison-1-other").post("/records/drafts/" + id + "/discard", Map.of());
        assertThat(officer.get("/records/drafts").body()).contains("Phạm Văn Bỏ");
        officer.post("/records/drafts/" + id + "/discard", Map.of());
        assertThat(officer.get("/records/drafts").body()).doesNotContain("Phạm Văn Bỏ");
        assertThat(acts(id)).containsExactly("draft-discarded", "draft-kept");
    }

    @Test
    void codesAreFoundByWhatIsTypedSoFar() {
        WebVisitor officer = officer("prison-1");
        assertThat(officer.get("/records/codes/offences?q=trom+cap").body()).contains("Trộm cắp tài sản");
        assertThat(officer.get("/records/codes/communes?q=ngoc+ha").body()).contains("Phường Ngọc Hà, Hà Nội");
        assertThat(officer.get("/records/codes/units?q=trai+giam+so+2").body()).contains("Trại giam số 2 (TG-02)");
        assertThat(officer.get("/records/codes/own-units?q=trai+giam+so+2").body())
                .contains("\"choices\":[]");
        assertThat(officer("root").get("/records/codes/own-units?q=ha+giang").body())
                .contains("CAH-02-024");
        assertThat(officer("root").get("/records/codes/keepers?q=ha+giang").body())
                .doesNotContain("CAH-02-024", "\"past\":true");
        String all = officer.get("/records/codes/communes?q=").body();
        assertThat(all.length()).isLessThan(3000);
        assertThat(all).contains("\"more\":33");
        assertThat(officer.get("/records/codes/nonesuch?q=a").statusCode()).isEqualTo(404);
    }

    @Test
    void theKeepingUnitIsTypedAndOneThatHasEndedIsRefusedWithItsSuccessor() {
        WebVisitor officer = officer("hanoi");
        String form =
                officer.follow(officer.get("/records/new/community.suspended")).body();
        assertThat(form).contains("data-lookup=\"keepers\"", "(CAT-01)").doesNotContain("<select id=\"unit\"");
        UUID id = UUID.randomUUID();
        Map<String, List<String>> typed = new java.util.LinkedHashMap<>();
        typed.put("f.full-name", List.of("Nguyễn Văn Ví Dụ"));
        typed.put("unit", List.of("đơn vị không có"));
        assertThat(officer.post("/records/new/community.suspended/" + id, typed).body())
                .contains("href=\"#unit\"", "Không có đơn vị này trong phạm vi của bạn", "đơn vị không có");
        typed.put("unit", List.of("CAH-01-001"));
        assertThat(officer.post("/records/new/community.suspended/" + id, typed).body())
                .contains("không nhận hồ sơ mới", "(CAT-01)", "TTLT 02/2025");
        assertThat(files.find(all(), new CaseFileId(id))).isEmpty();
        assertThat(trail.readAll(AuditQuery.newest(20)))
                .anyMatch(entry -> "keeper-ended".equals(entry.detail().get("reason")));
        typed.put("unit", List.of("cong an thanh pho ha noi"));
        HttpResponse<String> opened = officer.post("/records/new/community.suspended/" + id, typed);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        assertThat(file(id).unit().value()).isEqualTo("CAT-01");
    }

    @Test
    void whoDoesNotEnterMayNotOpenTheForm() {
        WebVisitor analyst = officer("analyst-1");
        assertThat(analyst.get("/records/new").statusCode()).isEqualTo(403);
        assertThat(analyst.post("/records/new/prisoner/" + UUID.randomUUID(), prisoner("Nguyễn Văn Ví Dụ"))
                        .statusCode())
                .isEqualTo(403);
    }
}
