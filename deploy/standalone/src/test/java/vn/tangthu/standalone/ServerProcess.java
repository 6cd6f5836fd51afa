package vn.tangthu.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real program in a process of its own, as {@code ./tangthu start} runs it: it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("is ready:\\s+(https://\\S+)");
    private static final Pattern PASSWORD = Pattern.compile("password \\(printed once\\):\\s+(\\S+)");
    private static final Duration READY = Duration.ofMinutes(2);

    private final Path data;
    private final Process process;

    @SuppressWarnings("JdkObsolete") // written by one thread, read by another
    private final StringBuffer output = new StringBuffer();

    private final CountDownLatch ready = new CountDownLatch(1);

    private ServerProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    static ServerProcess start(Path data, String... options) throws Exception {
        return start(data, System.getenv("PATH"), options);
    }

    /** With a search path of its own, to take programs away. */
    static ServerProcess startWithPath(Path data, Path programs, String... options) throws Exception {
        return start(data, programs.toString(), options);
    }

    private static ServerProcess start(Path data, String path, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("start", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(options));
        ServerProcess server = new ServerProcess(data, launch(arguments, path));
        if (!server.ready.await(READY.toSeconds(), TimeUnit.SECONDS)
                || !server.output.toString().contains("to stop.")) {
            server.kill();
            throw new IllegalStateException("The server did not start:\n" + server.output + "\n" + server.log());
        }
        return server;
    }

    /** Runs another command of the program to its end. */
    static Finished run(String... arguments) throws Exception {
        Process process = launch(List.of(arguments), System.getenv("PATH"));
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The command did not end:\n" + text);
        }
        return new Finished(process.exitValue(), text);
    }

    record Finished(int code, String output) {}

    private static Process launch(List<String> arguments, String path) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                TangThu.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", path);
        return builder.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains("to stop.")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        }
        ready.countDown();
    }

    String address() {
        return find(ADDRESS);
    }

    String adminPassword() {
        return find(PASSWORD);
    }

    String output() {
        return output.toString();
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    String token(String role, String unit) throws Exception {
        Finished finished = run("token", "--role", role, "--unit", unit, "--data", data.toString());
        if (finished.code() != 0) {
            throw new IllegalStateException(finished.output());
        }
        return finished.output()
                .lines()
                .filter(line -> line.startsWith("tangthu_"))
                .findFirst()
                .orElseThrow();
    }

    ApiClient client(String role) throws Exception {
        return client(role, "BCA");
    }

    ApiClient client(String role, String unit) throws Exception {
        return new ApiClient(address(), token(role, unit));
    }

    /** SIGKILL, without warning; the database it started lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, as a service manager does. */
    int stop() throws InterruptedException {
        // Not Process.destroy(): that would close our end of its output too.
        process.toHandle().destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not stop:\n" + output);
        }
        return process.exitValue();
    }

    String log() {
        try {
            Path file = data.resolve("logs").resolve("tangthu.log");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("Not printed: " + pattern + "\n" + output);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                stop();
            } else {
                PostmasterFile.stopOrphan(data.resolve("postgres"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
