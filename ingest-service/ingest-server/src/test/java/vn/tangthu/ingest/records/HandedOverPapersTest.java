package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.document.Document;

/** Papers follow a record to the unit that it is handed over to, to be read, for as long as they belong to it. */
class HandedOverPapersTest extends ReadPapers {
    /** A paper that is kept by TG-01, tied with a record of TG-01 that says another date of birth. */
    private UUID compared(WebVisitor officer, Document paper) {
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        tie(officer, id, paper);
        return id;
    }

    private static int tie(WebVisitor officer, UUID id, Document paper) {
        return officer.post(
                        "/records/" + id + "/documents",
                        Map.of("document", List.of(paper.id().toString()), "type", List.of("judgment")))
                .statusCode();
    }

    /** From TG-01 to TG-02, with the papers that it has. */
    private void handOver(WebVisitor officer, UUID id) {
        event(officer, id, "reception", Map.of("date", "01/08/2020"));
        event(officer, id, "transfer", Map.of("date", "02/08/2020", "to-unit", "TG-02"));
        assertThat(file(id).unit().value()).isEqualTo("TG-02");
    }

    private void event(WebVisitor officer, UUID id, String type, Map<String, String> values) {
        UUID event = UUID.randomUUID();
        Map<String, List<String>> form = new java.util.LinkedHashMap<>();
        form.put("version", List.of(Long.toString(file(id).version())));
        form.put("event", List.of(event + ":" + type));
        values.forEach((field, value) -> form.put("e." + event + "." + field, List.of(value)));
        HttpResponse<String> answer = officer.post("/records/" + id + "/events/" + event, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    @Test
    void whoeverReceivesARecordReadsItsPapers() {
        WebVisitor sender = officer("prison-1");
        WebVisitor receiver = officer("prison-2");
        Document paper = read("TG-01", JUDGMENT);
        Document other = read("TG-01", JUDGMENT);
        UUID id = compared(sender, paper);
        String scan = "/records/" + id + "/scan?document=";
        assertThat(receiver.get("/records/" + id).statusCode()).isEqualTo(404);
        handOver(sender, id);

        assertThat(receiver.get("/records/" + id).body())
                .contains("/documents/" + paper.id(), "12/2025/HSST")
                .doesNotContain("ngoài phạm vi của bạn", "??");
        assertThat(receiver.get(scan + paper.id()).body()).contains("15/06/1985", "001085012345");
        String mismatches = receiver.get("/records/" + id + "/mismatches").body();
        assertThat(mismatches).contains("05/06/1985", "15/06/1985").doesNotContain("nằm ngoài phạm vi", "??");
        assertThat(trail.readAll(new AuditQuery(null, null, "document:" + paper.id(), null, null, null, 100)))
                .filteredOn(one -> one.actor().equals("prison-2"))
                .isNotEmpty()
                .allMatch(one -> one.action().equals("viewed"))
                .extracting(AuditEntry::unit)
                .containsOnly("TG-02");
        assertThat(receiver.get(scan + other.id()).statusCode())
                .as("no paper of the record")
                .isEqualTo(404);

        assertThat(sender.get("/records/" + id).statusCode()).as("handed over").isEqualTo(404);
        UUID own = opened(sender, "Nguyễn Văn Ví Dụ");
        assertThat(sender.get("/records/" + own + "/scan?document=" + paper.id())
                        .body())
                .as("the document is still its own")
                .contains("15/06/1985");
    }

    @Test
    void whatPapersSayGoesWithTheTie() {
        WebVisitor sender = officer("prison-1");
        WebVisitor receiver = officer("prison-2");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(sender, paper);
        handOver(sender, id);
        UUID own = opened(receiver, "Nguyễn Văn Ví Dụ");
        String elsewhere = "/records/" + own + "/scan?document=" + paper.id();
        assertThat(receiver.get(elsewhere).statusCode()).isEqualTo(200);
        receiver.post(
                "/records/" + id + "/documents/" + paper.id() + "/unlink", Map.of("reason", List.of("Nhầm hồ sơ")));
        assertThat(file(id).contents().documents()).isEmpty();
        assertThat(receiver.get(elsewhere).statusCode()).isEqualTo(404);
        assertThat(tie(receiver, own, paper))
                .as("a tie is no way to a document")
                .isEqualTo(404);
    }

    @Test
    void theMismatchPageWithholdsWhatAPaperSaysOnceItMayNotBeRead() {
        WebVisitor sender = officer("prison-1");
        WebVisitor receiver = officer("prison-2");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(sender, paper);
        handOver(sender, id);
        // The page lists decisions beside papers alone.
        assertThat(tie(receiver, id, read("TG-02", "Ảnh chụp bìa hồ sơ"))).isEqualTo(302);
        String address = "/records/" + id + "/mismatches";
        String page = receiver.get(address).body();
        Map<String, List<String>> form = ScanPagesTest.untouched(page, paper, file(id).version());
        ScanPagesTest.choose(form, page, "birth-date", "no");
        form.put("reason", List.of("Máy đọc sai, đã xem bản giấy"));
        receiver.post(address, form);
        assertThat(receiver.get(address).body())
                .contains("Máy đọc sai, đã xem bản giấy", "15/06/1985")
                .doesNotContain("ngoài phạm vi của bạn");
        receiver.post(
                "/records/" + id + "/documents/" + paper.id() + "/unlink", Map.of("reason", List.of("Nhầm hồ sơ")));
        assertThat(receiver.get(address).body())
                .contains("Máy đọc sai, đã xem bản giấy", "05/06/1985", "ngoài phạm vi của bạn")
                .doesNotContain("15/06/1985", paper.id().toString(), "??");
        assertThat(officer("root").get(address).body())
                .as("sees record and document")
                .contains("15/06/1985");
    }
}
