package vn.tangthu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder that holds everything of one installation; readable by its owner only.
 *
 * @param root absolute path
 */
record DataFolder(Path root) {
    private static final SecureRandom RANDOM = new SecureRandom();

    DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates what is missing. */
    void prepare() throws IOException {
        for (Path folder : new Path[] {root, secrets(), work(), logs()}) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path medium(int number) {
        return root.resolve("medium-" + number);
    }

    Path index() {
        return root.resolve("index");
    }

    Path work() {
        return root.resolve("work");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path lock() {
        return root.resolve("tangthu.lock");
    }

    MoveMarks moveMarks() {
        return new MoveMarks(this);
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    /** A random secret of 256 bits that is made at first use and kept in a file that only the owner can read. */
    String secret(String name) {
        Path file = secrets().resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                RANDOM.nextBytes(bytes);
                Path fresh = Files.createTempFile(secrets(), name, ".new");
                Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                Files.move(fresh, file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
