package vn.tangthu.archive.object;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a medium: its marker, its layout, and the durability of its directories.
 *
 * <p>The marker tells the medium from the empty folder that is left where it was mounted, and from another medium.
 */
final class Medium {
    private static final Duration STALE = Duration.ofDays(1);
    private final String name;
    private final Path root;
    private final Clock clock;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String id;

    Medium(String name, Path root, Clock clock) {
        this.name = name;
        this.root = root;
        this.clock = clock;
    }

    void initialise() throws IOException {
        if (Files.exists(marker())) {
            check();
            return;
        }
        Files.createDirectories(root.resolve("objects"));
        Files.createDirectories(incoming());
        Path draft = Files.createTempFile(incoming(), "marker", ".part");
        Files.writeString(draft, name + "\n" + UUID.randomUUID() + "\n", StandardCharsets.UTF_8);
        force(draft);
        Files.move(draft, marker());
        force(root);
    }

    /** @throws IOException if this is not the medium that the store belongs to */
    void check() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(marker(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IOException("The medium's marker file is missing: it is not mounted, or was never set up", e);
        }
        if (lines.size() != 2 || !lines.getFirst().equals(name)) {
            throw new IOException("The marker file belongs to another medium");
        }
        String known = id;
        if (known == null) {
            sweep();
            id = lines.get(1);
        } else if (!known.equals(lines.get(1))) {
            throw new IOException("The medium was exchanged for another one of the same name");
        }
    }

    long usableSpace() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    Path incoming() {
        return root.resolve("incoming");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path file(Sha256 digest) {
        String hex = digest.hex();
        return objects()
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    /** Makes the folder of an object, durably; never anything above {@code objects}. */
    Path folderFor(Sha256 digest) throws IOException {
        Path folder = file(digest).resolveSibling(".").normalize();
        for (Path part : List.of(folder.resolveSibling(".").normalize(), folder)) {
            if (!durable.contains(part)) {
                createIfMissing(part);
                force(part.resolveSibling(".").normalize());
                durable.add(part);
            }
        }
        return folder;
    }

    /** Flushes a file's bytes or a directory's entries to the medium. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path marker() {
        return root.resolve("tangthu-medium");
    }

    private static void createIfMissing(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Removes what writers left behind that died long ago. */
    private void sweep() throws IOException {
        FileTime limit = FileTime.from(clock.instant().minus(STALE));
        try (Stream<Path> files = Files.list(incoming())) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
