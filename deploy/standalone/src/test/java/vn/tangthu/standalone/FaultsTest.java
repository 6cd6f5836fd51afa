package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Parts of a running installation are taken away, damaged and killed; nothing that was acknowledged is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {
    private ServerProcess server;
    private ApiClient archivist;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        server = ServerProcess.start(data);
        archivist = server.client("archivist");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    @Order(1)
    void aSecondStartOnTheSameFolderSaysThatTheFirstRuns() throws Exception {
        ServerProcess.Finished second = ServerProcess.run("start", "--data", data.toString(), "--port", "0");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("is already running").contains(Long.toString(server.pid()));
    }

    @Test
    @Order(2)
    void withOneMediumGoneThereIsNoReceiptUntilItIsBack() throws Exception {
        Path medium = data.resolve("medium-2");
        Path away = data.resolve("medium-2-away");
        Files.move(medium, away, StandardCopyOption.ATOMIC_MOVE);
        ApiClient.Answer answer = archivist.upload("mot-ban.txt", text("Chỉ một bản trong lúc này, xoài"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("STORED_ONCE");
        assertThat(answer.json().has("receipt")).isFalse();
        assertThat(part("media")).isEqualTo("degraded");
        // A bare mount point is never written to.
        assertThat(medium.resolve("objects")).doesNotExist();
        deleteIfEmpty(medium);
        Files.move(away, medium, StandardCopyOption.ATOMIC_MOVE);
        ApiClient.Answer later = archivist.await(answer.text("id"), "SEARCHABLE");
        assertThat(later.json().path("receipt").path("copies").size()).isEqualTo(2);
        assertThat(part("media")).isEqualTo("up");
    }

    @Test
    @Order(3)
    void withBothMediaGoneNothingIsAcknowledged() throws Exception {
        Path[] media = {data.resolve("medium-1"), data.resolve("medium-2")};
        for (Path medium : media) {
            Files.move(medium, away(medium));
        }
        ApiClient.Answer answer = archivist.upload("khong-ban.txt", text("Không bản nào"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("storage-unavailable");
        assertThat(answer.text("detail")).contains("giữ bản gốc");
        for (Path medium : media) {
            deleteIfEmpty(medium);
            Files.move(away(medium), medium);
        }
        assertThat(archivist.upload("lai-co.txt", text("Lại có hai bản")).status())
                .isEqualTo(201);
    }

    @Test
    @Order(4)
    void aFlippedByteIsNeverServedAndIsMended() throws Exception {
        byte[] content = text("Nội dung sẽ bị lật một bit trên đĩa thứ nhất");
        String id = archivist.upload("lat-bit.txt", content).text("id");
        archivist.await(id, "SEARCHABLE");
        Path copy = object(data.resolve("medium-1"), Sha256.of(content));
        byte[] damaged = Files.readAllBytes(copy);
        damaged[10] ^= 1;
        copy.toFile().setWritable(true);
        Files.write(copy, damaged);
        ApiClient.Answer original = archivist.get("/api/documents/" + id + "/original");
        assertThat(original.status()).isEqualTo(200);
        assertThat(original.body()).isEqualTo(content);
        assertThat(Files.readAllBytes(copy)).isEqualTo(content);
        JsonNode audit = server.client("inspector").get("/api/audit?size=50").json();
        assertThat(audit.toString()).contains("copy-damaged").contains("copy-repaired");
    }

    @Test
    @Order(5)
    void aKilledDatabaseComesBackByItself() throws Exception {
        String id = archivist
                .upload("truoc-khi-mat.txt", text("Trước khi cơ sở dữ liệu bị tắt"))
                .text("id");
        PostmasterFile before = PostmasterFile.read(data.resolve("postgres")).orElseThrow();
        PostmasterFile.signal(before.pid(), "KILL");
        ApiClient.Answer during = archivist.upload("trong-luc-mat.txt", text("Trong lúc mất"));
        if (during.status() != 201) {
            assertThat(during.status()).isEqualTo(503);
            assertThat(during.text("detail")).isNotBlank();
        }
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (archivist.get("/api/documents/" + id).status() != 200) {
            assertThat(System.nanoTime())
                    .as("the database came back within a minute")
                    .isLessThan(deadline);
            Thread.sleep(200);
        }
        archivist.await(id, "SEARCHABLE");
        assertThat(PostmasterFile.read(data.resolve("postgres")).orElseThrow().pid())
                .isNotEqualTo(before.pid());
    }

    @Test
    @Order(6)
    void aKilledReaderCostsOneDocumentThatCanBeReadAgain() throws Exception {
        byte[] scan = SampleDocuments.circular(3, 7).scannedPdf();
        String id = archivist.upload("bi-ngat.pdf", scan).text("id");
        archivist.await(id, "READING");
        // Some of the pool may be idle: whichever reads this document is among them.
        List<ProcessHandle> children = readers();
        assertThat(children).isNotEmpty();
        children.forEach(ProcessHandle::destroyForcibly);
        ApiClient.Answer failed = archivist.await(id, "FAILED", "SEARCHABLE");
        assertThat(failed.text("state")).isEqualTo("FAILED");
        assertThat(failed.json().path("failure").path("code").asString()).isEqualTo("CRASHED");
        assertThat(archivist.post("/api/documents/" + id + "/retry").status()).isEqualTo(200);
        assertThat(archivist.await(id, "FAILED", "SEARCHABLE").text("state")).isEqualTo("SEARCHABLE");
    }

    @Test
    @Order(7)
    void aLostIndexIsFilledAgainFromTheRegistry() throws Exception {
        String id = archivist
                .upload("chi-muc.txt", text("Chỉ mục mất rồi lại có: dưa hấu"))
                .text("id");
        archivist.await(id, "SEARCHABLE");
        assertThat(server.stop()).isIn(0, 143);
        assertThat(server.output()).contains("Stopped.");
        try (var files = Files.walk(data.resolve("index"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        server = ServerProcess.start(data);
        archivist = server.client("archivist");
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (archivist.search("dua hau").json().path("total").path("value").asInt() != 1) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    @Test
    @Order(8)
    void theFirstChangedAuditEntryIsNamed() throws Exception {
        ServerProcess.Finished good = ServerProcess.run("verify-audit", "--data", data.toString());
        assertThat(good.code()).as(good.output()).isZero();
        assertThat(good.output()).contains("intact");
        // The application's role cannot do this; whoever holds the superuser's password can.
        int port = PostmasterFile.read(data.resolve("postgres")).orElseThrow().port();
        try (Connection connection = DriverManager.getConnection(
                        PostgresServer.url(port, "tangthu"),
                        PostgresServer.SUPERUSER,
                        new DataFolder(data).secret("database-superuser"));
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            assertThat(statement.executeUpdate("UPDATE audit_entries SET actor = 'somebody' WHERE sequence = 3"))
                    .isEqualTo(1);
        }
        ServerProcess.Finished bad = ServerProcess.run("verify-audit", "--data", data.toString());
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.output()).contains("BROKEN at entry 3");
    }

    private String part(String name) throws Exception {
        ApiClient custodian = server.client("custodian");
        for (JsonNode part : custodian.get("/api/health").json().path("parts")) {
            if (part.path("name").asString().equals(name)) {
                return part.path("status").asString();
            }
        }
        return "";
    }

    private List<ProcessHandle> readers() {
        return ProcessHandle.of(server.pid())
                .orElseThrow()
                .descendants()
                .filter(child -> commandLine(child).contains("ReaderProcess"))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException gone) {
            return "";
        }
    }

    private static Path object(Path medium, Sha256 digest) throws Exception {
        try (var files = Files.walk(medium.resolve("objects"))) {
            return files.filter(file -> file.getFileName().toString().equals(digest.hex()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path away(Path medium) {
        return medium.resolveSibling(medium.getFileName() + "-away");
    }

    private static void deleteIfEmpty(Path folder) throws Exception {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    assertThat(file.getFileName().toString()).isEqualTo("audit-anchors.log");
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
