package vn.tangthu.s3servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file {@code target/servers-used.txt} of the module under test: a line for each real server, or for one that was not to be had. */
public final class ServersUsed {
    private static final Path FILE = Path.of("target", "servers-used.txt");

    private ServersUsed() {}

    /** Notes a line once. */
    public static synchronized void note(String line) throws IOException {
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        List<String> known = Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
        if (!known.contains(line)) {
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
