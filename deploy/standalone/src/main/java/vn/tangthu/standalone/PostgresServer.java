package vn.tangthu.standalone;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.wiring.StartRefusedException;

/**
 * A PostgreSQL server of our own on a loopback port, with passwords (scram-sha-256) and without local sockets. It is
 * started again whenever it dies while we run, on the same port.
 */
final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    static final String SUPERUSER = "postgres";

    private final Path programs;
    private final DataFolder folder;
    private final int port;
    private volatile @Nullable Process process;
    private volatile boolean stopping;

    private PostgresServer(Path programs, DataFolder folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts the server on the folder's data, which are made at first use. */
    static PostgresServer start(DataFolder folder) throws IOException, InterruptedException {
        Path programs = PostgresBinaries.unpack(folder.root().resolve("programs"));
        PostgresServer server = new PostgresServer(programs, folder, freePort());
        PostmasterFile.stopOrphan(folder.postgres());
        server.initialise();
        server.launch();
        Thread.ofPlatform().name("postgres-supervisor").daemon().start(server::supervise);
        return server;
    }

    /** Port of the server that runs on this folder, if one does. */
    static Optional<Integer> runningPort(DataFolder folder) throws IOException {
        return PostmasterFile.read(folder.postgres())
                .filter(PostmasterFile::alive)
                .map(PostmasterFile::port);
    }

    int port() {
        return port;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Process id of the server, for tests that kill it. */
    long pid() {
        Process current = process;
        return current == null ? -1 : current.pid();
    }

    private void initialise() throws IOException, InterruptedException {
        if (Files.exists(folder.postgres().resolve("PG_VERSION"))) {
            return;
        }
        // A first start that was cut off leaves half a cluster: make it under another name first.
        Path fresh = folder.root().resolve("postgres-new");
        deleteTree(fresh);
        Path password = folder.secrets().resolve("database-superuser");
        folder.secret("database-superuser");
        run(List.of(
                programs.resolve("bin/initdb").toString(),
                "-A",
                "scram-sha-256",
                "-U",
                SUPERUSER,
                "--pwfile=" + password,
                "-D",
                fresh.toString(),
                "-E",
                "UTF-8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        Files.move(fresh, folder.postgres());
    }

    private void launch() throws IOException, InterruptedException {
        List<String> command = asUser();
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                folder.postgres().toString(),
                "-p",
                Integer.toString(port)));
        for (String setting : settings()) {
            command.add("-c");
            command.add(setting);
        }
        Process started = process(command).start();
        process = started;
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!started.isAlive()) {
                throw new StartRefusedException(
                        "PostgreSQL dừng ngay khi khởi động; xem " + log() + ".",
                        "PostgreSQL ended at its start; see " + log() + ".");
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefusedException(
                        "PostgreSQL không trả lời sau " + START_LIMIT.toSeconds() + " giây; xem " + log() + ".",
                        "PostgreSQL does not answer after " + START_LIMIT.toSeconds() + " s; see " + log() + ".");
            }
            Thread.sleep(50);
        }
    }

    private static List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=80",
                "shared_buffers=256MB",
                // Every page is logged whole once after each checkpoint; an import of a million rows touches them all.
                "max_wal_size=4GB",
                // Details and statements of errors would carry the data of persons into a plain file.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic");
    }

    private boolean answers() {
        try (Connection connection =
                DriverManager.getConnection(url(port, "postgres"), SUPERUSER, folder.secret("database-superuser"))) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void supervise() {
        try {
            while (!stopping) {
                Process current = process;
                if (current != null) {
                    current.waitFor();
                }
                if (stopping) {
                    return;
                }
                LOG.warn("PostgreSQL ended unexpectedly; starting it again");
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        try {
            PostmasterFile.stopOrphan(folder.postgres());
            launch();
            LOG.info("PostgreSQL answers again");
        } catch (IOException | StartRefusedException e) {
            // Its former children may still be leaving; the supervisor comes back.
            LOG.warn("PostgreSQL could not be started: {}", e.getMessage());
            Thread.sleep(500);
        }
    }

    @Override
    public void close() {
        stopping = true;
        Process current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        try {
            PostmasterFile.signal(current.pid(), "INT");
            if (!current.waitFor(30, TimeUnit.SECONDS)) {
                PostmasterFile.signal(current.pid(), "QUIT");
                current.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = asUser();
        command.addAll(arguments);
        if (process(command).start().waitFor() != 0) {
            throw new StartRefusedException(
                    "Không tạo được cơ sở dữ liệu; xem " + log() + ".",
                    "The database could not be created; see " + log() + ".");
        }
    }

    private ProcessBuilder process(List<String> command) {
        File log = log().toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    }

    private Path log() {
        return folder.logs().resolve("postgres.log");
    }

    /** PostgreSQL refuses to run as root: a user namespace of its own takes that away. */
    private static List<String> asUser() {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var files = Files.walk(root)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
