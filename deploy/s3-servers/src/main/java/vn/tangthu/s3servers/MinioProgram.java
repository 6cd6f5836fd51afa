package vn.tangthu.s3servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The program {@code minio}: the one that {@code TANGTHU_MINIO} names, from the path, or from the cache, where
 * {@code deploy/bin/find-minio} builds it. Nothing is built here: tests neither wait for a compiler nor fail with it.
 */
public record MinioProgram(Path file, String version) {
    /** What looking for it came to. */
    sealed interface Search {
        record Found(MinioProgram program) implements Search {}

        /** @param reason for people */
        record Missing(String reason) implements Search {}
    }

    /** @throws IOException in a CI run (environment {@code CI=true}) if there is none */
    static Search find() throws IOException {
        return find(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Search find(Map<String, String> environment, Path home) throws IOException {
        Optional<Path> file = named(environment)
                .or(() -> onPath(environment, "minio"))
                .or(() -> Optional.of(cached(home)).filter(Files::isExecutable));
        if (file.isPresent()) {
            return new Search.Found(new MinioProgram(file.get(), version(environment, file.get())));
        }
        String reason = environment.getOrDefault(
                "TANGTHU_MINIO_MISSING", "it is neither on the path nor in the cache; deploy/bin/find-minio builds it");
        if ("true".equals(environment.get("CI"))) {
            throw new IOException("A CI run needs a real MinIO, and there is none: " + reason);
        }
        return new Search.Missing(reason);
    }

    private static Optional<Path> named(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("TANGTHU_MINIO")).map(Path::of);
    }

    static Path cached(Path home) {
        Properties built = new Properties();
        try (InputStream in = MinioProgram.class.getResourceAsStream("minio.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home.resolve(Path.of(".cache", "tangthu", "bin", "minio-" + built.getProperty("version")));
    }

    private static Optional<Path> onPath(Map<String, String> environment, String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program built from its module knows that version only through Go, or through its name in the cache. */
    private static String version(Map<String, String> environment, Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith("minio-v")) {
            return name.substring("minio-".length());
        }
        Optional<Path> go = onPath(environment, "go");
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
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
        return text.lines();
    }
}
