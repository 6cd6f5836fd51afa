package vn.tangthu.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.object.FilesystemObjectStore;

class FolderCheckTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void whatAFolderGuaranteesIsSaidInWordsAndNothingStaysBehind() throws Exception {
        new FilesystemObjectStore("medium-1", folder, 0).initialise();
        assertThat(run(0)).isTrue();
        assertThat(said())
                .contains(
                        "[có / yes] đọc được ngay sau khi ghi / read after write",
                        "[có / yes] đọc từng khoảng / range reads",
                        "[có / yes] chỉ ghi khi chưa có / conditional put",
                        "[KHÔNG / NO] khóa tệp theo thời hạn / object lock",
                        "còn trống / free:")
                .doesNotContain("immutable", "bất biến");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("tangthu-medium", "objects", "incoming");
        }
    }

    @Test
    void aFolderThatIsNotMountedOrFullIsNotUsable() throws Exception {
        assertThat(run(0)).isFalse();
        assertThat(said()).contains("hãy gắn ổ đĩa", "mount the disk", "marker file is missing");
        new FilesystemObjectStore("medium-1", folder, 0).initialise();
        assertThat(run(Long.MAX_VALUE)).isFalse();
        assertThat(said()).contains("Less than the reserve is free");
    }

    private boolean run(long reserve) {
        return new FolderCheck("medium-1", folder, reserve).run(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
