package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Folders of running jobs. Each server works in a folder of its own and holds a lock on it; folders without a living
 * holder are what a killed server left and are removed at the next start.
 */
final class WorkFolder implements AutoCloseable {
    private static final String RUN = "run-";
    private static final String LOCK = ".lock";
    private final Path run;
    private final FileChannel channel;
    private final AtomicLong number = new AtomicLong();

    private WorkFolder(Path run, FileChannel channel) {
        this.run = run;
        this.channel = channel;
    }

    static WorkFolder open(Path root) throws IOException {
        Files.createDirectories(root);
        sweep(root);
        Path run = root.resolve(RUN + UUID.randomUUID());
        // The lock lies beside the folder and is taken before the folder is there: a sweep sees no folder without it.
        FileChannel channel = FileChannel.open(lockOf(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        Files.createDirectory(run);
        return new WorkFolder(run, channel);
    }

    private static Path lockOf(Path run) {
        return run.resolveSibling(run.getFileName() + LOCK);
    }

    private static void sweep(Path root) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(root, RUN + "*")) {
            for (Path run : runs) {
                if (Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)) {
                    removeIfDead(run);
                }
            }
        }
    }

    private static void removeIfDead(Path run) throws IOException {
        Path lock = lockOf(run);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            @Nullable FileLock taken = channel.tryLock();
            if (taken == null) {
                return;
            }
            removeAll(run);
            Files.deleteIfExists(lock);
        } catch (OverlappingFileLockException e) {
            // Held by another extractor of this very process: alive.
            return;
        }
    }

    /** A new empty folder. */
    Path create(String kind) throws IOException {
        return Files.createDirectory(run.resolve(kind + "-" + number.incrementAndGet()));
    }

    Path root() {
        return run;
    }

    /** Removes a folder and all in it, links themselves but never what they point to. What is gone already is well. */
    static void removeAll(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, new Removal());
        }
    }

    /** Removes a folder that is of no use any more, as far as that can be done. */
    static void leave(Path folder) {
        try {
            removeAll(folder);
        } catch (IOException e) {
            // The rest stays until the next start's sweep; nothing reads it.
            return;
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            removeAll(run);
            Files.deleteIfExists(lockOf(run));
        }
    }
}
