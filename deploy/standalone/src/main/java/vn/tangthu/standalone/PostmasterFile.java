package vn.tangthu.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own {@code postmaster.pid}: process id on the first line, port on the fourth.
 *
 * @param pid process id of a server that runs, or ran until it was killed
 */
record PostmasterFile(long pid, int port) {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    static Optional<PostmasterFile> read(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return Optional.of(new PostmasterFile(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip())));
    }

    /** Whether the process is a PostgreSQL server; process ids are used again after a while. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    /** Stops a server that outlived the process that started it; its data are as if the power had gone, which is safe. */
    static void stopOrphan(Path dataDirectory) throws IOException, InterruptedException {
        Optional<PostmasterFile> found = read(dataDirectory);
        if (found.isEmpty() || !found.get().alive()) {
            return;
        }
        PostmasterFile orphan = found.get();
        signal(orphan.pid, "INT");
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (orphan.alive()) {
            if (System.nanoTime() > deadline) {
                signal(orphan.pid, "QUIT");
                Thread.sleep(1000);
                return;
            }
            Thread.sleep(20);
        }
    }

    static void signal(long pid, String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("The command 'kill' is missing", e);
        }
    }
}
