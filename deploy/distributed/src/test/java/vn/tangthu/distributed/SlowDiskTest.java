package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.ServersUsed;

/** The slow disk of the fault rounds is really slow, and only as long as it is to be. */
class SlowDiskTest {
    private static final int SYNCS = 5;

    @Test
    void whatWaitsForTheDiskWaitsLonger(@TempDir Path folder) throws Exception {
        boolean possible = SlowDisk.possible();
        if (!possible) {
            ServersUsed.note("slow disks: NOT tried (no strace, or no right to use it)");
        }
        assumeTrue(possible);
        String write = "dd if=/dev/zero of=" + folder.resolve("file") + " bs=1 count=1 conv=fsync status=none";
        Process shell = new ProcessBuilder("sh", "-c", "while read line; do " + write + "; echo done; done").start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            SlowDisk slow = SlowDisk.under(List.of(shell.toHandle()));
            long begun = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                sync(shell, said);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            slow.end();
            // At least the delay of each call: a disk cannot take less.
            assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(200L * SYNCS));
            sync(shell, said);
            assertThat(shell.isAlive()).isTrue();
        } finally {
            shell.destroyForcibly();
        }
    }

    private static void sync(Process shell, BufferedReader said) throws Exception {
        shell.getOutputStream().write('\n');
        shell.getOutputStream().flush();
        assertThat(said.readLine()).isEqualTo("done");
    }
}
