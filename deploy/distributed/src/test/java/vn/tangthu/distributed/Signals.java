package vn.tangthu.distributed;

import java.io.IOException;

/** Signals that Java itself does not send. */
final class Signals {
    private Signals() {}

    /** @param signal name without SIG, for example STOP */
    static void send(ProcessHandle process, String signal) throws IOException, InterruptedException {
        int unused = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
