package vn.tangthu.distributed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the disk slow under running processes, and under whatever they start: {@code strace} holds up each of their calls that
 * waits for a disk. Bytes sent over a network are not held up.
 */
final class SlowDisk {
    private static final String SYNC = "inject=fsync,fdatasync,sync_file_range,msync:delay_enter=200000";
    private static final String NAMES = "inject=rename,renameat,renameat2,unlink,unlinkat:delay_enter=20000";
    private static final String CALLS =
            "trace=fsync,fdatasync,sync_file_range,msync,rename,renameat,renameat2,unlink,unlinkat";
    private final List<Process> tracers = new ArrayList<>();

    private SlowDisk() {}

    /** Whether this user may do that here. */
    static boolean possible() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-o", "/dev/null", "-e", CALLS, "-e", SYNC, "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** @return to be ended */
    static SlowDisk under(List<ProcessHandle> processes) throws IOException, InterruptedException {
        SlowDisk result = new SlowDisk();
        try {
            for (ProcessHandle process : processes) {
                result.attach(process);
            }
            return result;
        } catch (IOException e) {
            result.end();
            throw e;
        }
    }

    private void attach(ProcessHandle process) throws IOException {
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
        // It says "attached" when it holds the process; what it says after that is of no interest, but has to be taken.
        BufferedReader said =
                new BufferedReader(new InputStreamReader(tracer.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.contains("attached")) {
            // A process of several may have ended by itself meanwhile.
            if (process.isAlive()) {
                throw new IOException("strace cannot hold up process " + process.pid() + ": " + line);
            }
        }
        Thread unused = Thread.ofPlatform().daemon().start(() -> said.lines().forEach(ignored -> {}));
    }

    /** Lets go of all of them. */
    void end() throws InterruptedException {
        tracers.forEach(Process::destroy);
        for (Process tracer : tracers) {
            if (!tracer.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("strace did not let go");
            }
        }
    }
}
