package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the recognition program for its models; the answer is good for a few seconds. */
final class RecogniserCheck {
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final long ANSWER_SECONDS = 10;
    private static final int LONGEST_ANSWER = 1 << 16;
    private final String command;
    private final List<String> models;
    private long askedAt;
    private boolean asked;
    private boolean answer;

    RecogniserCheck(String command, String language) {
        this.command = command;
        this.models = Arrays.asList(language.split("\\+"));
    }

    synchronized boolean canRecognise() {
        long now = System.nanoTime();
        if (!asked || now - askedAt > GOOD_FOR.toNanos()) {
            answer = ask();
            askedAt = now;
            asked = true;
        }
        return answer;
    }

    private boolean ask() {
        try {
            Process process = new ProcessBuilder(command, "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            try (InputStream in = process.getInputStream()) {
                String listed = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                return process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)
                        && process.exitValue() == 0
                        && listed.lines().map(String::strip).toList().containsAll(models);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // Not installed: that is the answer.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
