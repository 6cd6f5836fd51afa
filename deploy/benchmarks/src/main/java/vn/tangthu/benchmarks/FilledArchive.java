package vn.tangthu.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.postgres.PostgresReadingDesk;
import vn.tangthu.archive.postgres.PostgresRecordRegistry;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.registry.Registration;

/**
 * A data folder with a corpus in it. Made by the program itself; filled, while the program is stopped, through its registry
 * and reading desk, past uploads and reading: records, pages with word boxes and audit entries are there, originals and page
 * images are not. The index is filled by the program at its next start.
 */
final class FilledArchive {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final int WORDS_A_LINE = 14;
    private static final int LINES = 40;

    private FilledArchive() {}

    /** The folder; made when it is not there yet. */
    static Path of(Setup setup, int pages) throws Exception {
        Path folder = setup.work().resolve("archive-" + pages + "-" + setup.seed());
        if (Files.exists(folder.resolve("filled"))) {
            return folder;
        }
        setup.fresh(folder.getFileName().toString());
        List<Corpus.Made> corpus = Corpus.documents(pages, setup.seed());
        Server.start(folder).close();
        long start = System.nanoTime();
        fill(folder, corpus);
        Benchmarks.progress("records and pages written in " + Math.round(Parallel.since(start)) + " s");
        start = System.nanoTime();
        try (Server server = Server.start(folder)) {
            Api api = server.api("analyst");
            while (api.json("/api/search?q=&size=1")
                            .path("coverage")
                            .path("searchable")
                            .asInt()
                    < corpus.size()) {
                Thread.sleep(500);
            }
        }
        Benchmarks.progress("indexed from the registry in " + Math.round(Parallel.since(start)) + " s");
        Files.createFile(folder.resolve("filled"));
        return folder;
    }

    /** The units that an analyst of the whole tree may see. */
    static AccessScope everything(List<Corpus.Made> corpus) {
        return AccessScope.of(corpus.stream().map(Corpus.Made::unit).distinct().toArray(UnitCode[]::new));
    }

    private static void fill(Path folder, List<Corpus.Made> corpus) throws Exception {
        int port = freePort();
        Process postgres = postgres(folder, port);
        try (HikariDataSource source = open(folder, port)) {
            AccessScope scope =
                    new PostgresUnits(source, Clock.systemUTC()).tree().scopeOf(new UnitCode("BCA"));
            Act act = new Act(new Actor("benchmark", Set.of(), new UnitCode("BCA"), scope), null, "system", "fill");
            PostgresRecordRegistry registry = new PostgresRecordRegistry(source, Clock.systemUTC());
            PostgresReadingDesk desk = new PostgresReadingDesk(source, Clock.systemUTC());
            Parallel.seconds(2 * Setup.cores(), corpus, made -> {
                AuditEvent event = new AuditEvent(act, Action.UPLOADED, "document:" + made.id(), Map.of());
                Registration registration = registration(made);
                registry.register(scope, registration, event);
                desk.started(made.id(), "application/pdf", made.pages().size());
                for (int i = 0; i < made.pages().size(); i++) {
                    desk.savePage(
                            registration.sha256(), page(i + 1, made.pages().get(i)));
                }
                desk.completed(
                        made.id(), new AuditEvent(act, Action.READ_COMPLETED, "document:" + made.id(), Map.of()));
            });
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                // There are no originals to read.
                statement.execute("DELETE FROM work WHERE kind = 'READ'");
            }
        } finally {
            // SIGINT is a fast shutdown; a plain SIGTERM would wait for clients.
            new ProcessBuilder("kill", "-INT", Long.toString(postgres.pid()))
                    .start()
                    .waitFor();
            postgres.waitFor(1, TimeUnit.MINUTES);
        }
    }

    private static Registration registration(Corpus.Made made) {
        return new Registration(
                made.id(),
                Sha256.of(made.id().toString().getBytes(StandardCharsets.US_ASCII)),
                made.pages().size() * 50_000L,
                made.title(),
                new Metadata(
                        made.category(),
                        made.unit(),
                        made.type(),
                        null,
                        LocalDate.of(made.year(), 6, 1),
                        null,
                        null,
                        null),
                List.of("medium-1", "medium-2"),
                true,
                null,
                null);
    }

    /** Words stand in a grid. */
    private static Page page(int number, String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            int line = words.size() / WORDS_A_LINE;
            float x = words.size() % WORDS_A_LINE / (float) WORDS_A_LINE;
            words.add(new Word(matcher.start(), matcher.end(), x, line / (float) LINES, 0.06f, 0.02f, 0.93f));
        }
        Sha256 image = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return new Page(number, text, words, 1240, 1754, TextSource.RECOGNISED, 0.93f, image, null);
    }

    /** The archive's own PostgreSQL without waiting for the disk: what is lost in a crash is made again. */
    private static Process postgres(Path folder, int port) throws IOException {
        Path programs;
        try (var found = Files.list(folder.resolve("programs"))) {
            programs = found.findFirst().orElseThrow();
        }
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                folder.resolve("postgres").toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-c", "fsync=off", "-c", "synchronous_commit=off"));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("logs/filling.log").toFile())
                .start();
    }

    /** Waits until it answers. */
    private static HikariDataSource open(Path folder, int port) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/tangthu");
        config.setUsername("tangthu_app");
        config.setPassword(
                Files.readString(folder.resolve("secrets/database-tangthu_app")).strip());
        config.setInitializationFailTimeout(30_000);
        return new HikariDataSource(config);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
