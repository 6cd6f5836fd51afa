package vn.tangthu.distributed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bundles as a site without a network takes them in: verified by standard tools, unpacked, installed beside each other. */
final class InstalledBundle {
    private final Path key;
    private final Path folder;
    private final Path prefix;

    /**
     * @param key the releaser's public key
     * @param folder where bundles are unpacked and, below {@code prefix}, installed
     */
    InstalledBundle(Path key, Path folder) {
        this.key = key;
        this.folder = folder;
        prefix = folder.resolve("prefix");
    }

    /** Verifies and unpacks; the folder of the bundle, of which nothing has run yet. */
    Path unpack(Path bundle) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String name = bundle.toAbsolutePath().toString();
        Path sums = Path.of(name + ".sha256");
        shell(
                folder,
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                key.toString(),
                "-rawin",
                "-in",
                sums.toString(),
                "-sigfile",
                sums + ".sig");
        // The list names the file alone.
        shell(folder, "bash", "-c", "cd \"$(dirname \"$0\")\" && sha256sum -c \"$0\"", sums.toString());
        shell(folder, "tar", "xzf", name);
        return folder.resolve(bundle.getFileName().toString().replaceFirst("\\.tar\\.gz$", ""));
    }

    /** Installs and switches; what the script said. */
    String install(Path unpacked, Path config) throws IOException, InterruptedException {
        return shell(
                folder,
                unpacked.resolve("install.sh").toString(),
                "--key",
                key.toString(),
                "--prefix",
                prefix.toString(),
                "--config",
                config.toString());
    }

    /** Switches to a version that is installed already. */
    String switchTo(String version) throws IOException, InterruptedException {
        return shell(folder, current("install.sh").toString(), "--switch", version, "--prefix", prefix.toString());
    }

    /** A file of the version in use. */
    Path current(String file) {
        return prefix.resolve("tangthu").resolve("current").resolve(file);
    }

    static Path plugin(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.list(unpacked.resolve("elasticsearch"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static String shell(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + output);
        }
        return output;
    }
}
