package vn.tangthu.distributed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of the real program in a process of its own, as the units run it: it can be killed. */
final class ServiceRun {
    private static final Pattern ADDRESS = Pattern.compile("is ready:\\s+(https://\\S+)");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private final Process process;

    @SuppressWarnings("JdkObsolete") // written by one thread, read by another
    private final StringBuffer output = new StringBuffer();

    private final CountDownLatch said = new CountDownLatch(1);

    private ServiceRun(Process process) {
        this.process = process;
        // A thread of its own: a virtual one would hold a carrier as long as the process says nothing.
        Thread.ofPlatform().daemon().start(this::read);
    }

    static ServiceRun begin(String... arguments) throws IOException {
        return begin(Distributed.class, arguments);
    }

    static ServiceRun begin(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ServiceRun(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The same by a start script of an installed bundle. */
    static ServiceRun installed(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TANGTHU_HEAP", "512m");
        return new ServiceRun(builder.start());
    }

    /** Begins a service and does not wait until it is ready. */
    static ServiceRun service(String command, Path config) throws IOException {
        return begin(command, "--config", config.toString());
    }

    /** Runs a command to its end. */
    static Finished run(String... arguments) throws Exception {
        return begin(arguments).finish();
    }

    /** Waits for the end of a command. */
    Finished finish() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("The command did not end:\n" + output);
        }
        boolean unused = said.await(10, TimeUnit.SECONDS);
        return new Finished(process.exitValue(), output.toString());
    }

    record Finished(int code, String output) {}

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains("is ready:")) {
                    said.countDown();
                }
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        }
        said.countDown();
    }

    ServiceRun awaitReady() throws InterruptedException {
        boolean unused = said.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        Matcher found = ADDRESS.matcher(output);
        if (!found.find()) {
            kill();
            throw new IllegalStateException("The service did not start:\n" + output);
        }
        return this;
    }

    String address() {
        Matcher found = ADDRESS.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("Not ready:\n" + output);
        }
        return found.group(1);
    }

    String output() {
        return output.toString();
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL, without warning. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** It keeps its connections and answers nothing, until {@link #resume}. */
    void pause() throws IOException, InterruptedException {
        Signals.send(process.toHandle(), "STOP");
    }

    void resume() throws IOException, InterruptedException {
        Signals.send(process.toHandle(), "CONT");
    }

    /** Waits for an end that it comes to by itself; its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Still running:\n" + output);
        }
        boolean unused = said.await(10, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** SIGTERM, as a service manager does. */
    void stop() throws InterruptedException {
        if (process.isAlive()) {
            // Not Process.destroy(): that would close our end of its output too.
            process.toHandle().destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
