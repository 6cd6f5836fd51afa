package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** What people and attackers really send, through the API of a running installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private ServerProcess server;
    private ApiClient archivist;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = ServerProcess.start(data);
        archivist = server.client("archivist");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void anEmptyFileIsRefusedWithAReason() throws Exception {
        ApiClient.Answer answer = archivist.upload("rong.pdf", new byte[0]);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("empty-file");
    }

    @Test
    void aTruncatedPdfIsKeptAndNamed() throws Exception {
        byte[] pdf = SampleDocuments.circular(1, 1).textPdf();
        assertFails("cut.pdf", Arrays.copyOf(pdf, 200), "DAMAGED");
    }

    @Test
    void aFileThatLiesAboutItsTypeIsReadAsWhatItIs() throws Exception {
        String id = archivist
                .upload("that-ra-la.docx", SampleDocuments.circular(1, 2).textPdf())
                .text("id");
        assertThat(archivist.await(id, "SEARCHABLE", "FAILED").text("mediaType"))
                .isEqualTo("application/pdf");
    }

    @Test
    void aProgramIsKeptButNotRead() throws Exception {
        byte[] elf = Files.readAllBytes(Path.of("/bin/true"));
        assertFails("quet.pdf", elf, "UNSUPPORTED_TYPE");
    }

    @Test
    void namesAreTextOnly() throws Exception {
        String decomposed = Normalizer.normalize("Quyết định thi hành án.txt", Normalizer.Form.NFD);
        ApiClient.Answer answer = archivist.upload("../../etc/" + decomposed, text("Một quyết định hư cấu"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(archivist.get("/api/documents/" + answer.text("id")).text("fileName"))
                .isEqualTo("Quyết định thi hành án.txt");
    }

    @Test
    void entriesOfAnArchiveBecomeDocumentsWhereverTheirPathsPoint() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../../tmp/tangthu-escaped.txt", text("Mục có đường dẫn vượt thư mục: sầu riêng"));
        entries.put("thư mục/bình thường.txt", text("Mục bình thường: măng cụt"));
        String id = archivist.upload("nhieu.zip", SampleContainers.zip(entries)).text("id");
        archivist.await(id, "SEARCHABLE");
        assertThat(Path.of("/tmp/tangthu-escaped.txt")).doesNotExist();
        for (String fruit : new String[] {"sầu riêng", "măng cụt"}) {
            JsonNode found = found("\"" + fruit + "\"");
            String child = found.path("hits").path(0).path("id").asString();
            assertThat(archivist.get("/api/documents/" + child).text("parent")).isEqualTo(id);
        }
    }

    @Test
    void archivesInArchivesEndAtTheLimit() throws Exception {
        byte[] inner = text("Ở rất sâu: thanh long");
        String name = "sau.txt";
        for (int depth = 0; depth < 8; depth++) {
            inner = SampleContainers.zip(Map.of(name, inner));
            name = "lop-" + depth + ".zip";
        }
        archivist.upload("long-nhau.zip", inner);
        long deadline = System.nanoTime() + 60_000_000_000L;
        String all = "";
        while (!all.contains("ARCHIVE_TOO_DEEP")) {
            assertThat(System.nanoTime()).as(all).isLessThan(deadline);
            Thread.sleep(300);
            all = archivist.get("/api/documents?state=FAILED&size=200").json().toString();
        }
        assertThat(archivist
                        .search("\"thanh long\"")
                        .json()
                        .path("total")
                        .path("value")
                        .asInt())
                .isZero();
    }

    @Test
    void anUploadThatIsCutInTheMiddleLeavesNothing() throws Exception {
        int before = archivist
                .get("/api/documents?size=200")
                .json()
                .path("documents")
                .size();
        URI address = URI.create(server.address());
        try (SSLSocket socket = (SSLSocket)
                ApiClient.trustingTheTestServer().getSocketFactory().createSocket("127.0.0.1", address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + server.token("archivist", "BCA")
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\n"
                            + "Content-Disposition: form-data; name=\"file\"; filename=\"cut.txt\"\r\n\r\nnửa chừng")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(300);
        }
        Thread.sleep(500);
        assertThat(archivist
                        .get("/api/documents?size=200")
                        .json()
                        .path("documents")
                        .size())
                .isEqualTo(before);
        assertThat(server.data().resolve("work").resolve("uploads").toFile().list())
                .isEmpty();
    }

    @Test
    void metadataAreChecked() throws Exception {
        byte[] content = text("Văn bản để thử thông tin");
        assertRefused(archivist.upload("a.txt", content, "{\"category\":\"no-such\"}"), "invalid-metadata");
        assertRefused(archivist.upload("a.txt", content, "{\"unit\":\"NO-SUCH\"}"), "invalid-metadata");
        assertRefused(archivist.upload("a.txt", content, "{\"date\":\"31/02/2020\"}"), "invalid-metadata");
        assertRefused(
                archivist.upload("a.txt", content, "{\"number\":\"" + "9".repeat(101) + "\"}"), "invalid-metadata");
        assertThat(archivist.upload("a.txt", content, "không phải json").status())
                .isEqualTo(400);
    }

    @Test
    void searchesAreChecked() throws Exception {
        assertRefused(archivist.search("x".repeat(1001)), "query-too-long");
        assertRefused(archivist.get("/api/search?q=a&size=1000"), "bad-size");
        assertRefused(archivist.get("/api/search?q=a&after=zzz"), "bad-cursor");
        for (String strange : new String[] {"\"", "-", "\"-\"", "***", "\u0000", "💥", "a AND (", "-a"}) {
            assertThat(archivist.search(strange).status()).as(strange).isEqualTo(200);
        }
    }

    @Test
    void whatLiesOutsideTheScopeIsNotThere() throws Exception {
        String id = archivist
                .upload("tinh-1.txt", text("Chỉ đơn vị CAT-01 được xem: vú sữa"), "{\"unit\":\"CAT-01\"}")
                .text("id");
        archivist.await(id, "SEARCHABLE");
        ApiClient own = server.client("archivist", "CAT-01");
        ApiClient other = server.client("archivist", "CAT-04");
        assertThat(own.search("\"vú sữa\"").json().path("total").path("value").asInt())
                .isEqualTo(1);
        ApiClient.Answer hidden = other.search("\"vú sữa\"");
        assertThat(hidden.json().path("total").path("value").asInt()).isZero();
        assertThat(hidden.json().path("facets").toString()).doesNotContain("CAT-01");
        assertThat(hidden.json().path("coverage").path("searchable").asInt()).isZero();
        for (String path :
                new String[] {"", "/original", "/pages/1/image", "/pages/1/words", "/history", "/hits?q=vu"}) {
            ApiClient.Answer answer = other.get("/api/documents/" + id + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("document-not-found");
        }
        assertRefused(other.upload("x.txt", text("vào đơn vị khác"), "{\"unit\":\"CAT-01\"}"), "invalid-metadata");
        // The same bytes from a unit that may not see the first: stored, but without a word of the other.
        ApiClient.Answer same = other.upload("tinh-1.txt", text("Chỉ đơn vị CAT-01 được xem: vú sữa"));
        assertThat(same.status()).isEqualTo(201);
        assertThat(same.json().has("duplicateOf")).isFalse();
    }

    @Test
    void theSameBytesTwiceAreLinked() throws Exception {
        byte[] content = text("Nộp hai lần: chôm chôm");
        String first = archivist.upload("lan-1.txt", content).text("id");
        ApiClient.Answer second = archivist.upload("lan-2.txt", content);
        assertThat(second.text("duplicateOf")).isEqualTo(first);
        assertThat(second.text("id")).isNotEqualTo(first);
        archivist.await(second.text("id"), "SEARCHABLE");
    }

    @Test
    void rolesMayDoTheirWorkOnly() throws Exception {
        assertThat(new ApiClient(server.address(), "tt_wrong").search("a").status())
                .isEqualTo(401);
        assertThat(server.client("planner").search("a").status()).isEqualTo(403);
        assertThat(server.client("inspector").search("a").status()).isEqualTo(403);
        assertThat(server.client("analyst").upload("a.txt", text("a")).status()).isEqualTo(403);
        assertThat(server.client("analyst").get("/api/audit").status()).isEqualTo(403);
        assertThat(server.client("inspector").get("/api/audit").status()).isEqualTo(200);
        assertThat(server.client("custodian").get("/actuator/prometheus").status())
                .isEqualTo(200);
        assertThat(server.client("analyst")
                        .get("/api/openapi.json")
                        .json()
                        .path("paths")
                        .has("/api/search"))
                .isTrue();
    }

    private void assertFails(String name, byte[] content, String code) throws Exception {
        ApiClient.Answer accepted = archivist.upload(name, content);
        assertThat(accepted.status()).isEqualTo(201);
        ApiClient.Answer failed = archivist.await(accepted.text("id"), "FAILED", "SEARCHABLE");
        assertThat(failed.json().path("failure").path("code").asString()).isEqualTo(code);
        assertThat(failed.json().path("failure").path("message").asString()).isNotBlank();
        assertThat(archivist
                        .get("/api/documents/" + accepted.text("id") + "/original")
                        .body())
                .isEqualTo(content);
    }

    private JsonNode found(String query) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            JsonNode json = archivist.search(query).json();
            if (json.path("total").path("value").asInt() == 1) {
                return json;
            }
            assertThat(System.nanoTime()).as(query).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    private static void assertRefused(ApiClient.Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("detail")).isNotBlank();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
