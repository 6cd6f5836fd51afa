package vn.tangthu.s3servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program {@code minio}: from the path, from the cache, or built into the cache the way its own documentation says, where Go
 * is at hand. The cache is {@code ~/.cache/tangthu/bin}; nothing of it belongs to the repository.
 */
public record MinioProgram(Path file, String version) {
    private static final String MODULE = "github.com/minio/minio@latest";

    /**
     * @return nothing where neither the program nor Go is to be had
     * @throws IOException if the build fails, or in a CI run (environment {@code CI=true}) if there would be nothing
     */
    public static Optional<MinioProgram> find() throws IOException {
        Optional<Path> file = onPath("minio").or(MinioProgram::cached);
        if (file.isEmpty() && onPath("go").isPresent()) {
            file = Optional.of(build(onPath("go").orElseThrow()));
        }
        if (file.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IOException("A CI run needs a real MinIO: install the program minio, or Go to build it with");
        }
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MinioProgram(file.get(), version(file.get())));
    }

    private static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "tangthu", "bin");
    }

    private static Optional<Path> cached() {
        return Optional.of(cache().resolve("minio")).filter(Files::isExecutable);
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path build(Path go) throws IOException {
        Files.createDirectories(cache());
        try (FileChannel channel = FileChannel.open(
                        cache().resolve("minio.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && cached().isPresent()) {
                return cached().get();
            }
            System.err.println("Building MinIO once, which takes some minutes…");
            ProcessBuilder builder = new ProcessBuilder(go.toString(), "install", "-ldflags=-s -w", MODULE).inheritIO();
            builder.environment().put("GOBIN", cache().toString());
            builder.environment().put("CGO_ENABLED", "0");
            if (wait(builder.start()) != 0) {
                throw new IOException("MinIO could not be built; see above");
            }
            return cached().orElseThrow();
        }
    }

    /** A program built from its module knows that version only through Go. */
    private static String version(Path file) throws IOException {
        Optional<Path> go = onPath("go");
        if (go.isPresent()) {
            Optional<String> module = output(List.of(go.get().toString(), "version", "-m", file.toString()))
                    .filter(line -> line.strip().startsWith("mod\tgithub.com/minio/minio\t"))
                    .map(line -> line.strip().split("\t")[2])
                    .findFirst();
            if (module.isPresent()) {
                return module.get();
            }
        }
        return output(List.of(file.toString(), "--version"))
                .map(line -> line.replaceFirst("^minio version ", "").replaceFirst(" \\(.*", ""))
                .findFirst()
                .orElse("of unknown version");
    }

    private static Stream<String> output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wait(process);
        return text.lines();
    }

    private static int wait(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
