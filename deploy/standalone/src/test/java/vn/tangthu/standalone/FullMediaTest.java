package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full medium costs the receipt, two full media cost the upload; nothing else stops. */
class FullMediaTest {
    private static final byte[] CONTENT = "Khi phương tiện đầy: cây sấu".getBytes(StandardCharsets.UTF_8);

    @Test
    void withBothMediaFullTheUploadIsRefused(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data, "--reserve", "100000000")) {
            ApiClient.Answer answer = server.client("archivist").upload("day.txt", CONTENT);
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.text("code")).isEqualTo("storage-full");
            assertThat(answer.text("detail")).contains("giữ bản gốc");
            assertThat(server.client("analyst").search("bất kỳ").status()).isEqualTo(200);
        }
    }

    /** A real small file system; only root may mount one. For others the contract of the mirror has the same case. */
    @Test
    void withOneMediumFullThereIsNoReceiptUntilThereIsRoom(@TempDir Path folder) throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        if (run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", small.toString()) != 0) {
            System.out.println(
                    "FullMediaTest: no right to mount a small file system; see MirroredObjectStoreTest for this case");
            return;
        }
        try (ServerProcess server = ServerProcess.start(
                folder.resolve("data"), "--medium2", small.resolve("medium").toString(), "--reserve", "290")) {
            Path filler = small.resolve("filler");
            Files.write(filler, new byte[20 << 20]);
            ApiClient archivist = server.client("archivist");
            ApiClient.Answer answer = archivist.upload("day.txt", CONTENT);
            assertThat(answer.text("state")).isEqualTo("STORED_ONCE");
            assertThat(answer.json().has("receipt")).isFalse();
            Files.delete(filler);
            assertThat(archivist.await(answer.text("id"), "SEARCHABLE").json().has("receipt"))
                    .isTrue();
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
