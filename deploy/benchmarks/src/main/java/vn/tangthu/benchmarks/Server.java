package vn.tangthu.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.standalone.TangThu;

/** The standalone program in a process of its own, with the options that {@code ./tangthu start} gives it. */
final class Server implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("is ready:\\s+(https://\\S+)");

    private final Path data;
    private final Process process;
    private final String address;
    private final double secondsToReady;

    private Server(Path data, Process process, String address, double secondsToReady) {
        this.data = data;
        this.process = process;
        this.address = address;
        this.secondsToReady = secondsToReady;
    }

    static Server start(Path data) throws IOException {
        long start = System.nanoTime();
        Process process = launch("start", "--data", data.toString(), "--port", "0");
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return new Server(data, process, matcher.group(1), Parallel.since(start));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The server did not start; see " + data.resolve("logs") + "\n" + said);
    }

    private static Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                TangThu.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    double secondsToReady() {
        return secondsToReady;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Signs an account in, as a browser does. */
    WebSession signIn(String account, String password) throws Exception {
        return WebSession.signedIn(address, Api.trusting(data.resolve("secrets")), account, password);
    }

    /** The program's own database, as its superuser. */
    Connection database() throws IOException, SQLException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tangthu",
                "postgres",
                Files.readString(data.resolve("secrets/database-superuser")).strip());
    }

    /** The API with a new token of this role for the whole tree of units. */
    Api api(String role) throws Exception {
        return api(role, "BCA");
    }

    /** The same for one unit. */
    Api api(String role, String unit) throws Exception {
        Process command = launch("token", "--role", role, "--unit", unit, "--data", data.toString());
        try (BufferedReader lines = command.inputReader(StandardCharsets.UTF_8)) {
            return new Api(address, Objects.requireNonNull(lines.readLine(), "no token"), data.resolve("secrets"));
        }
    }

    /** As a service manager does. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (process.waitFor(2, TimeUnit.MINUTES)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server did not stop");
    }
}
