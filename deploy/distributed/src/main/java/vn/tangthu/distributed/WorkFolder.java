package vn.tangthu.distributed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.wiring.FolderLock;
import vn.tangthu.wiring.StartRefusedException;

/** The folder of one process for files under way; nothing in its three parts outlives their process. */
final class WorkFolder implements AutoCloseable {
    private static final String UPLOADS = "uploads";
    private static final String READING = "reading";
    private static final String COPIES = "copies";

    private final FolderLock lock;

    private WorkFolder(FolderLock lock) {
        this.lock = lock;
    }

    /** Takes the folder and empties its parts. What else lies there was put there by somebody, and stays. */
    static WorkFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        @Nullable FolderLock lock = FolderLock.tryTake(folder.resolve("process.lock"));
        if (lock == null) {
            throw new StartRefusedException(
                    "Một tiến trình khác đang dùng thư mục " + folder + "; mỗi tiến trình cần work.folder riêng.",
                    "Another process uses the folder " + folder + "; every process needs a work.folder of its own.");
        }
        for (Path part : List.of(uploads(folder), reading(folder), copies(folder))) {
            Files.createDirectories(part);
            sweep(part);
        }
        lock.describe("pid " + ProcessHandle.current().pid());
        return new WorkFolder(lock);
    }

    /** Uploads that are coming in. */
    static Path uploads(Path folder) {
        return folder.resolve(UPLOADS);
    }

    /** Folders of the children that read. */
    static Path reading(Path folder) {
        return folder.resolve(READING);
    }

    /** Originals that are being read or copied to the other medium. */
    static Path copies(Path folder) {
        return folder.resolve(COPIES);
    }

    /** Files under way when an earlier run was killed: their documents are in the queue or were never acknowledged. */
    private static void sweep(Path part) throws IOException {
        try (var files = Files.walk(part)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(part)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
