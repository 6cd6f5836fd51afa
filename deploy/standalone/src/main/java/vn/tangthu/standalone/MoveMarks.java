package vn.tangthu.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.tangthu.wiring.DurableFile;
import vn.tangthu.wiring.StartRefusedException;

/**
 * What a data folder says of a move of its archive: that it is at its last step, or done. With either of them no server
 * starts on the folder: two that live on the same archive would grow apart. Both survive a power failure.
 */
record MoveMarks(DataFolder folder) {
    private Path begun() {
        return folder.root().resolve("moving-to");
    }

    private Path ended() {
        return folder.root().resolve("moved-to");
    }

    /** The last step is about to be taken, and whether it was will not be known here until {@link #end}. */
    void begin(String where) throws IOException {
        DurableFile.write(begun(), where + "\n");
    }

    /** The archive is there now. */
    void end(String where) throws IOException {
        DurableFile.write(ended(), where + "\n");
        DurableFile.remove(begun());
    }

    /** Where a move went that did not come to its end. */
    Optional<String> unfinished() throws IOException {
        return read(begun());
    }

    /** @throws StartRefusedException if the archive is somewhere else, or may be */
    void requireNone() throws IOException {
        requireNotMoved();
        unfinished().ifPresent(where -> {
            throw new StartRefusedException(
                    "Việc chuyển kho lưu trữ trong " + folder.root() + " đến " + where
                            + " bị ngắt ở bước cuối. Chạy lại ./tangthu migrate với cùng cấu hình: lệnh sẽ làm nốt. Nếu muốn"
                            + " bỏ việc chuyển và dùng tiếp bản cũ này, hãy xóa cơ sở dữ liệu mới trước, rồi xóa tệp "
                            + begun() + ".",
                    "The move of the archive in " + folder.root() + " to " + where
                            + " was cut off at its last step. Run ./tangthu migrate again with the same configuration: it"
                            + " finishes. To give up the move and go on with this old one, drop the new database first, then"
                            + " remove the file " + begun() + ".");
        });
    }

    /** @throws StartRefusedException if the archive is somewhere else */
    void requireNotMoved() throws IOException {
        read(ended()).ifPresent(where -> {
            throw new StartRefusedException(
                    "Kho lưu trữ trong " + folder.root() + " đã chuyển đến " + where
                            + ". Nếu muốn dùng lại bản cũ này và bỏ bản mới, hãy xóa tệp " + ended() + ".",
                    "The archive in " + folder.root() + " was moved to " + where
                            + ". To go on with this old one and give up the new, remove the file " + ended() + ".");
        });
    }

    private static Optional<String> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }
}
