package vn.tangthu.distributed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small file system of its own that can be filled to the last byte. Only root may mount one. */
final class SmallVolume implements AutoCloseable {
    private final Path folder;

    private SmallVolume(Path folder) {
        this.folder = folder;
    }

    /** Nothing where this user may not mount. */
    static Optional<SmallVolume> mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()) == 0
                ? Optional.of(new SmallVolume(folder))
                : Optional.empty();
    }

    void fill() throws IOException {
        byte[] zeros = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException {
        try {
            int unused = run("umount", "-l", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
