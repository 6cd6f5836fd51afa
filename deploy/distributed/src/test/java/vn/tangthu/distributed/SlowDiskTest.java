package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.ServersUsed;

/** A slow disk is slow while it is asked for, and nothing stays held up, whatever happens in between. */
class SlowDiskTest {
    private final List<Process> processes = new ArrayList<>();
    private boolean possible;

    @BeforeEach
    void look() throws Exception {
        possible = SlowDisk.possible();
        if (!possible) {
            ServersUsed.note("slow disks: NOT tried (no strace, or no right to use it)");
        }
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aProcessIsSlowUntilItIsLetGo(@TempDir Path folder) throws Exception {
        if (!possible) {
            return;
        }
        Path file = Files.createFile(folder.resolve("file"));
        Process shell = started("sh", "-c", "while read line; do sync " + file + "; echo done; done");
        SlowDisk disk = SlowDisk.under(List.of(shell.toHandle()));
        long begun = System.nanoTime();
        try (Writer orders = shell.outputWriter();
                BufferedReader answers = shell.inputReader()) {
            orders.write("once\n");
            orders.flush();
            assertThat(answers.readLine()).isEqualTo("done");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(200));
        disk.end();
        assertThat(heldUp(shell)).isFalse();
    }

    @Test
    void ifOneCannotBeHeldUpNoneIs() throws Exception {
        if (!possible) {
            return;
        }
        Process taken = started("sleep", "600");
        Process free = started("sleep", "600");
        SlowDisk first = SlowDisk.under(List.of(taken.toHandle()));
        assertThatThrownBy(() -> SlowDisk.under(List.of(free.toHandle(), taken.toHandle())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot hold up process " + taken.pid());
        assertThat(heldUp(free)).isFalse();
        assertThat(heldUp(taken)).isTrue();
        first.end();
        assertThat(heldUp(taken)).isFalse();
    }

    @Test
    void anInterruptLetsGoToo() throws Exception {
        if (!possible) {
            return;
        }
        Process sleep = started("sleep", "600");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> SlowDisk.under(List.of(sleep.toHandle()))).isInstanceOf(InterruptedException.class);
        assertThat(heldUp(sleep)).isFalse();
        assertThat(ProcessHandle.current().children().filter(SlowDiskTest::isTracer))
                .isEmpty();
    }

    private static boolean isTracer(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("strace");
    }

    private Process started(String... command) throws IOException {
        processes.add(new ProcessBuilder(command).start());
        return processes.getLast();
    }

    private static boolean heldUp(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .anyMatch(line -> line.startsWith("TracerPid:") && !line.endsWith("\t0"));
    }
}
