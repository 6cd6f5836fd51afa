package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record is handed over from one prison to another, and all of the real server shows its papers to the new keeper. */
class HandedOverPapersTest {
    private static final String TEXT =
            "BẢN ÁN số 12/2020/HS-ST\nđối với bị cáo Nguyễn Văn Ví Dụ, sinh ngày 15/6/1985.\n";

    @Test
    void theReceivingPrisonReadsAndTheFormerOneKeepsThePapers(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                Officers officers = new Officers(server)) {
            ApiClient sender = server.client("entry-officer", "TG-01");
            ApiClient archivist = server.client("archivist", "TG-01");
            ApiClient receiver = server.client("archivist", "TG-02");
            ApiClient.Answer uploaded = archivist.upload("vi-du.txt", TEXT.getBytes(StandardCharsets.UTF_8));
            String document = "/api/documents/" + uploaded.text("id");
            archivist.await(uploaded.text("id"), "SEARCHABLE");
            UUID id = UUID.randomUUID();
            String papers = "\"documents\": [{\"document\": \"" + uploaded.text("id") + "\", \"type\": \"judgment\"}]";
            String body = """
                    {"id": "ID", VERSION "fields": {"full-name": "Nguyễn Văn Ví Dụ"}, "events": [
                      {"id": "00000000-0000-4000-8000-000000000001", "type": "reception", "values": {"date": "01/08/2020"}}
                      TRANSFER], PAPERS}""".replace("ID", id.toString()).replace("PAPERS", papers);
            ApiClient.Answer opened = sender.post(
                    "/api/records/prisoner", body.replace("VERSION", "").replace("TRANSFER", ""));
            assertThat(opened.status()).as(text(opened)).isEqualTo(201);
            List<String> parts = List.of("", "/history", "/pages/1/image", "/pages/1/words", "/original");
            for (String part : parts) {
                assertThat(receiver.get(document + part).status()).as(part).isEqualTo(404);
            }

            ApiClient.Answer moved = sender.put(
                    "/api/records/prisoner/" + id,
                    body.replace("VERSION", "\"version\": 1, \"reason\": \"Chuyển trại (ví dụ)\",")
                            .replace(
                                    "TRANSFER",
                                    ", {\"type\": \"transfer\", \"values\": {\"date\": \"02/08/2020\", \"to-unit\": \"TG-02\"}}"));
            assertThat(moved.status()).as(text(moved)).isBetween(200, 204);
            for (ApiClient reader : List.of(receiver, archivist)) {
                for (String part : parts) {
                    assertThat(reader.get(document + part).status()).as(part).isEqualTo(200);
                }
            }
            assertThat(receiver.get(document + "/original").body()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
            assertThat(text(receiver.get(document + "/pages/1/words"))).contains("15/6/1985");
            assertThat(receiver.get(document + "/hits?q=vi+du").json().size())
                    .as("pages with hits of the search inside the document")
                    .isEqualTo(1);
            ApiClient.Answer corrected = receiver.put(
                    document + "/metadata", "{\"version\": 1, \"metadata\": {\"note\": \"x\"}, \"reason\": \"Thử\"}");
            assertThat(corrected.status()).as(text(corrected)).isEqualTo(403);
            assertThat(corrected.text("code")).isEqualTo("kept-elsewhere");
            assertThat(receiver.post(document + "/retry").status()).isEqualTo(403);
            assertThat(receiver.search("\"12/2020/HS-ST\"")
                            .json()
                            .path("documents")
                            .asInt())
                    .as("found by its own unit alone")
                    .isZero();
            assertThat(text(receiver.get("/api/documents"))).doesNotContain(uploaded.text("id"));

            Page page = officers.page("officer-2", "TG-02", "entry-officer", "analyst");
            page.navigate(server.address() + "/records/" + id);
            page.locator("main a[href='/view/" + uploaded.text("id") + "']")
                    .first()
                    .click();
            assertThat(page.locator("#page-image")).isVisible();
            page.fill("#inside-q", "vi du");
            page.keyboard().press("Enter");
            assertThat(page.locator("#hit-status")).containsText("1");
            page.navigate(server.address() + "/documents/" + uploaded.text("id"));
            assertThat(page.locator(".notice.info")).containsText("Đơn vị khác quản lý tài liệu này");
            assertThat(page.locator("form[action$='/correct']")).hasCount(0);
        }
    }

    private static String text(ApiClient.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
