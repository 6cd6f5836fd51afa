package vn.tangthu.distributed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.tangthu.wiring.FolderLock;
import vn.tangthu.wiring.StartRefusedException;

/** The folder of one process for files under way; nothing in it outlives its process. */
final class WorkFolder implements AutoCloseable {
    private final FolderLock lock;

    private WorkFolder(FolderLock lock) {
        this.lock = lock;
    }

    /** Takes the folder and empties it. */
    static WorkFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path file = folder.resolve("process.lock");
        @Nullable FolderLock lock = FolderLock.tryTake(file);
        if (lock == null) {
            throw new StartRefusedException(
                    "Một tiến trình khác đang dùng thư mục " + folder + "; mỗi tiến trình cần work.folder riêng.",
                    "Another process uses the folder " + folder + "; every process needs a work.folder of its own.");
        }
        sweep(folder, file);
        Files.createDirectories(folder.resolve("uploads"));
        Files.createDirectories(folder.resolve("reading"));
        lock.describe("pid " + ProcessHandle.current().pid());
        return new WorkFolder(lock);
    }

    /** Files under way when an earlier run was killed: their documents are in the queue or were never acknowledged. */
    private static void sweep(Path folder, Path lock) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(lock)) {
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
