package vn.tangthu.distributed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the disk slow under running processes, and under whatever they start: {@code strace} holds up each of their calls that
 * waits for a disk. Bytes sent over a network are not held up.
 */
final class SlowDisk {
    private static final String SYNC = "inject=fsync,fdatasync,sync_file_range,msync:delay_enter=200000";
    private static final String NAMES = "inject=rename,renameat,renameat2,unlink,unlinkat:delay_enter=20000";
    private static final String CALLS =
            "trace=fsync,fdatasync,sync_file_range,msync,rename,renameat,renameat2,unlink,unlinkat";
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private final List<Process> tracers = new ArrayList<>();

    private SlowDisk() {}

    /** Whether this user may do that here: tracing what one started oneself may be allowed where attaching is not. */
    static boolean possible() throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            under(List.of(sleep.toHandle())).end();
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            sleep.destroyForcibly();
        }
    }

    /**
     * @return to be ended
     * @throws IOException if one of them cannot be held up; the others are let go
     */
    static SlowDisk under(List<ProcessHandle> processes) throws IOException, InterruptedException {
        SlowDisk result = new SlowDisk();
        try {
            for (ProcessHandle process : processes) {
                result.attach(process);
            }
            return result;
        } catch (IOException | InterruptedException | RuntimeException e) {
            result.end();
            throw e;
        }
    }

    private void attach(ProcessHandle process) throws IOException, InterruptedException {
        Process tracer = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-o",
                        "/dev/null",
                        "-p",
                        Long.toString(process.pid()),
                        "-e",
                        CALLS,
                        "-e",
                        SYNC,
                        "-e",
                        NAMES)
                .redirectErrorStream(true)
                .start();
        tracers.add(tracer);
        String line = firstLine(tracer);
        // A process of several may have ended by itself meanwhile.
        if (!line.contains("attached") && process.isAlive()) {
            throw new IOException("strace cannot hold up process " + process.pid() + ": " + line);
        }
    }

    /** It says "attached" when it holds the process; what it says after that is of no interest, but has to be taken. */
    private static String firstLine(Process tracer) throws InterruptedException {
        CompletableFuture<String> first = new CompletableFuture<>();
        Thread unused = Thread.ofPlatform().daemon().start(() -> {
            tracer.inputReader().lines().forEach(first::complete);
            first.complete("it ended");
        });
        try {
            return first.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return "nothing within " + LONGEST;
        }
    }

    /** Lets go of all of them. */
    void end() throws InterruptedException {
        tracers.forEach(Process::destroy);
        for (Process tracer : tracers) {
            if (!tracer.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                tracer.destroyForcibly();
                throw new IllegalStateException("strace did not let go");
            }
        }
    }
}
