package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Without text recognition everything else works, scans wait, and are read as soon as it is there. */
class MissingProgramsTest {
    @Test
    void scansWaitForTextRecognition(@TempDir Path folder) throws Exception {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        for (String name : new String[] {"unshare", "kill"}) {
            Files.createSymbolicLink(programs.resolve(name), program(name));
        }
        try (ServerProcess server = ServerProcess.startWithPath(folder.resolve("data"), programs)) {
            assertThat(server.output()).contains("text recognition is not installed");
            ApiClient archivist = server.client("archivist");
            SampleDocuments circular = SampleDocuments.circular(1, 3);
            String born = archivist.upload("co-chu.pdf", circular.textPdf()).text("id");
            ApiClient.Answer scan = archivist.upload("quet.pdf", circular.scannedPdf());
            assertThat(scan.json().has("receipt")).isTrue();
            archivist.await(born, "SEARCHABLE");
            ApiClient.Answer waiting = awaitFailure(archivist, scan.text("id"));
            assertThat(waiting.text("state")).isEqualTo("STORED");
            assertThat(waiting.json().path("failure").path("code").asString()).isEqualTo("OCR_MISSING");
            Files.createSymbolicLink(programs.resolve("tesseract"), program("tesseract"));
            assertThat(archivist.await(scan.text("id"), "SEARCHABLE", "FAILED").text("state"))
                    .isEqualTo("SEARCHABLE");
        }
    }

    private static ApiClient.Answer awaitFailure(ApiClient client, String id) throws Exception {
        for (int i = 0; i < 600; i++) {
            ApiClient.Answer answer = client.get("/api/documents/" + id);
            if (answer.json().has("failure")) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The scan never said what it waits for");
    }

    private static Path program(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
