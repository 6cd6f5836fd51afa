package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.object.FilesystemObjectStore;

class CheckStoreCommandTest {
    @TempDir
    private Path data;

    private String said = "";

    @Test
    void bothFoldersAndTheirDiskAreSpokenOf() throws Exception {
        new FilesystemObjectStore("medium-1", data.resolve("medium-1"), 0).initialise();
        assertThat(run()).isEqualTo(1);
        assertThat(said).contains("Kho / store: medium-2", "mount the disk");
        new FilesystemObjectStore("medium-2", data.resolve("medium-2"), 0).initialise();
        assertThat(run()).isZero();
        assertThat(said).contains("read after write", "Both lie on one disk");
    }

    private int run() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int code = CheckStoreCommand.run(
                List.of("--data", data.toString(), "--reserve", "0"),
                new PrintStream(text, true, StandardCharsets.UTF_8));
        said = text.toString(StandardCharsets.UTF_8);
        return code;
    }
}
