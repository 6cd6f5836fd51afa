package vn.tangthu.ingest.tika;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.Messages;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** One child process. Used by one reading at a time. */
final class ChildJvm {
    /** What the virtual machine exits with under {@code ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    private static final String MAIN = "vn.tangthu.ingest.tika.child.ReaderProcess";
    private static final long EXIT_SECONDS = 10;
    private final Process process;
    private final Path folder;
    private final InputStream messages;
    private final OutputStream orders;
    private final ErrorTail errors;
    private final Thread errorReader;
    private final long messageLimit;
    private int documents;

    private ChildJvm(Process process, Path folder, long messageLimit) {
        this.process = process;
        this.folder = folder;
        this.messageLimit = messageLimit;
        this.messages = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.orders = process.getOutputStream();
        this.errors = new ErrorTail(process.getErrorStream());
        this.errorReader = Thread.ofPlatform()
                .daemon()
                .name("reader-errors-" + process.pid())
                .start(errors);
    }

    /** @param folder the child's own, for temporary files */
    static ChildJvm start(ExtractorSettings settings, Path folder) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(command(settings, folder, temporary));
        Map<String, String> environment = builder.environment();
        @Nullable String path = environment.get("PATH");
        environment.clear();
        environment.put("PATH", path == null ? "/usr/bin:/bin" : path);
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("OMP_THREAD_LIMIT", "1");
        builder.directory(folder.toFile());
        return new ChildJvm(
                builder.start(), folder, settings.limits().maxMessage().bytes());
    }

    private static List<String> command(ExtractorSettings settings, Path folder, Path temporary) {
        return List.of(
                settings.java().toString(),
                "-Xmx" + settings.limits().heap().bytes(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // The virtual machine's own last words would stand between the messages.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary,
                // The list of system fonts takes seconds to make; it is kept from child to child.
                "-Dpdfbox.fontcache=" + folder.getParent(),
                // The libraries' logs quote the documents, and a log framework without configuration writes all of it.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dlog4j2.simplelogLevel=OFF",
                "-cp",
                settings.classPath(),
                MAIN);
    }

    /** @throws IOException when the child is gone */
    void send(ParentMessage message) throws IOException {
        byte[] line = Messages.line(message);
        synchronized (orders) {
            orders.write(line);
            orders.flush();
        }
    }

    /**
     * Waits for the next message; null when the child has ended.
     *
     * @throws vn.tangthu.ingest.tika.protocol.ProtocolException when it says something else
     */
    @Nullable
    ChildMessage receive() throws IOException {
        byte @Nullable [] line = Messages.readLine(messages, messageLimit);
        return line == null ? null : Messages.parse(line, ChildMessage.class);
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Path folder() {
        return folder;
    }

    int documents() {
        return documents;
    }

    void countDocument() {
        documents++;
    }

    /** Ends the child and every process it started. Twice is once. */
    void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits for the end of a child that is ending; -1 when it does not end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
            return -1;
        }
        errorReader.join(TimeUnit.SECONDS.toMillis(EXIT_SECONDS));
        return process.exitValue();
    }

    /** How it ended, without the document's text. */
    String lastWords(int exitCode) {
        String names = errors.names();
        return "the reading process ended with code " + exitCode + (names.isEmpty() ? "" : ": " + names);
    }
}
