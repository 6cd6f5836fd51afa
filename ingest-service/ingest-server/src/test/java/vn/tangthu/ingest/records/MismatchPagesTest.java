package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecision.Verdict;
import vn.tangthu.archive.document.Document;

/** Where a record and its papers disagree, and the two ways on. */
class MismatchPagesTest extends ReadPapers {
    private UUID compared(WebVisitor officer, Document paper) {
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        officer.post(
                "/records/" + id + "/documents",
                Map.of("document", List.of(paper.id().toString()), "type", List.of("judgment")));
        return id;
    }

    @Test
    void theRecordIsCorrectedByTheFormWithTheValueOfThePaper() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(officer, paper);
        String address = "/records/" + id + "/mismatches";
        String page = officer.get(address).body();
        assertThat(page)
                .contains("NĐ 59/2020/NĐ-CP", "05/06/1985", "15/06/1985", "trang 1", "data-boxes=\"0.")
                .contains("Sửa hồ sơ theo giấy", "Gác lại: hồ sơ đúng")
                .doesNotContain("??", "judgment-number=");
        Map<String, List<String>> form = ScanPagesTest.untouched(page, paper, 2);
        assertThat(officer.post(address, form).body()).contains("Bạn chưa quyết định giá trị nào");
        ScanPagesTest.choose(form, page, "birth-date", "take:1985-06-15");
        HttpResponse<String> taken = officer.post(address, form);
        assertThat(WebVisitor.location(taken)).as(taken.body()).isEqualTo("/records/" + id + "/edit");
        assertThat(officer.follow(taken).body())
                .contains("value=\"15/06/1985\"", "value=\"Theo bản án\"", "từ bản quét")
                .doesNotContain("??");
        assertThat(file(id).version()).as("checked before it is corrected").isEqualTo(2);
        assertThat(acts(id)).contains("proposal-decided");
        officer.post(
                "/records/" + id + "/edit",
                Map.of(
                        "version", List.of("2"),
                        "f.birth-date", List.of("15/06/1985"),
                        "reason", List.of("Theo bản án")));
        assertThat(file(id).contents().fields().first("birth-date")).contains("1985-06-15");
        assertThat(officer.get(address).body()).doesNotContain("birth-date=");
    }

    @Test
    void aMistakeOfTheRecognitionIsSetAsideAndKept() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(officer, paper);
        String address = "/records/" + id + "/mismatches";
        String page = officer.get(address).body();
        Map<String, List<String>> form = ScanPagesTest.untouched(page, paper, 2);
        ScanPagesTest.choose(form, page, "birth-date", "no");
        form.put("reason", List.of(""));
        assertThat(officer.post(address, form).body()).contains("Cần lý do");
        form.put("reason", List.of("Máy đọc sai, đã xem bản giấy"));
        HttpResponse<String> answer = officer.post(address, form);
        assertThat(WebVisitor.location(answer)).isEqualTo(address);
        String after = officer.follow(answer).body();
        assertThat(after)
                .contains("Đã gác lại", "đã gác lại 1", "Máy đọc sai, đã xem bản giấy", "Hồ sơ đúng")
                .doesNotContain("value=\"birth-date=", "??");
        List<KeptDecision> kept = decisions.of(all(), file(id).id());
        assertThat(kept)
                .extracting(KeptDecision::decision)
                .extracting(ProposalDecision::field, ProposalDecision::verdict)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("birth-date", Verdict.KEEP_RECORD));
        assertThat(file(id).version()).isEqualTo(2);
    }

    @Test
    void bothCanBeWrong() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(officer, paper);
        String address = "/records/" + id + "/mismatches";
        String page = officer.get(address).body();
        Map<String, List<String>> form = ScanPagesTest.untouched(page, paper, 2);
        ScanPagesTest.choose(form, page, "birth-date", "own");
        form.put("o." + ScanPagesTest.number(page, "birth-date"), List.of("99"));
        assertThat(officer.post(address, form).body()).contains("Chưa lấy gì", "value=\"99\"");
        form.put("o." + ScanPagesTest.number(page, "birth-date"), List.of("25/6/1985"));
        assertThat(officer.follow(officer.post(address, form)).body()).contains("value=\"25/06/1985\"");
        assertThat(decisions.of(all(), file(id).id()).getFirst().decision().rightValue())
                .isEqualTo("1985-06-25");
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        String address = "/records/" + id + "/mismatches";
        assertThat(officer.get(address).body())
                .contains("Chưa có giấy tờ để đối chiếu")
                .doesNotContain("??");
        for (Document one : List.of(received("TG-01"), failed("TG-01"), read("TG-01", "Ảnh chụp bìa hồ sơ"))) {
            officer.post(
                    "/records/" + id + "/documents",
                    Map.of("document", List.of(one.id().toString()), "type", List.of("judgment")));
        }
        assertThat(officer.get(address).body())
                .contains("tài liệu đang chờ được đọc", "Chưa đối chiếu: không đọc được")
                .doesNotContain("??");
    }

    @Test
    void scopeAndAuthorityHoldHereToo() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(officer, paper);
        String address = "/records/" + id + "/mismatches";
        assertThat(officer("prison-2").get(address).statusCode()).isEqualTo(404);
        assertThat(officer("analyst-1").get(address).statusCode()).isEqualTo(403);
        String page = officer.get(address).body();
        Map<String, List<String>> form = ScanPagesTest.untouched(page, paper, 2);
        ScanPagesTest.choose(form, page, "birth-date", "no");
        assertThat(officer("prison-2").post(address, form).statusCode()).isEqualTo(404);
        assertThat(officer("hanoi").post(address, form).statusCode()).isEqualTo(404);
        assertThat(officer("ministry").get(address).body()).contains("disabled");
        assertThat(officer("ministry").post(address, form).statusCode())
                .as("sees the record and may not change it")
                .isEqualTo(403);
        form.put("document", List.of(read("TG-01", JUDGMENT).id().toString()));
        assertThat(officer.post(address, form).statusCode())
                .as("no paper of it")
                .isEqualTo(404);
        assertThat(decisions.of(all(), file(id).id())).isEmpty();
    }
}
