package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.standalone.TangThu;

/** A standalone archive, stopped in the middle of its work, goes on as a distributed one. */
class MigrateTest {
    private Path data;
    private Site site;
    private Servers servers;
    private final List<ServiceRun> running = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        site = Site.make(Files.createDirectories(folder.resolve("site")));
        servers = Servers.start(site, 1);
    }

    @AfterEach
    void stop() throws Exception {
        for (ServiceRun service : running) {
            service.stop();
        }
        servers.close();
        site.close();
    }

    @Test
    void nothingIsLostOnTheWay() throws Exception {
        ServiceRun old = keep(standalone("--demo")).awaitReady();
        assertThat(migrate().output()).contains("Tàng Thư is running on folder");
        Waiting.until(() -> !images().isEmpty()); // some are read by then, others are not
        Sha256 lost = new Sha256(images().getFirst());
        old.stop();
        assertThat(command("prepare-stores").code()).isZero();

        whatHasNoGoodCopyIsNamed(lost);
        cutOffInTheCommit();
        ServiceRun.Finished finished = migrate();
        assertThat(finished.output()).contains("The data are there", "Moved.").doesNotContain("copied");
        assertThat(finished.code()).isZero();
        assertThat(standalone().finish().output()).contains("was moved to localhost:");
        assertThat(site.count("SELECT count(*) FROM audit_entries WHERE action = 'moved'"))
                .isEqualTo(1);
        assertThat(Files.readAllLines(site.root.resolve("anchors").resolve("audit-anchors.log")))
                .isNotEmpty()
                .isSubsetOf(Files.readAllLines(data.resolve("medium-1").resolve("audit-anchors.log")));

        keep(ServiceRun.service("ingest-service", config("ingest-1"))).awaitReady();
        ServiceRun search =
                keep(ServiceRun.service("search-service", config("search-1"))).awaitReady();
        Waiting.until(
                () -> site.count("SELECT count(*) FROM documents WHERE state NOT IN ('SEARCHABLE', 'FAILED')") == 0
                        && site.count("SELECT count(*) FROM work") == 0);
        assertThat(command("verify-audit").output()).contains("The trail is intact");
        checkOriginals(search.address());
    }

    /** An object without any good copy stops the move, which leaves the new archive empty and the old one as it was. */
    private void whatHasNoGoodCopyIsNamed(Sha256 lost) throws Exception {
        for (int number = 1; number <= 2; number++) {
            try (FilesystemObjectStore medium =
                    new FilesystemObjectStore("medium-" + number, data.resolve("medium-" + number), 0)) {
                assertThat(medium.delete(lost)).isEmpty();
            }
        }
        ServiceRun.Finished refused = migrate();
        assertThat(refused.output()).contains("! " + lost, "have no good copy on either medium");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(site.count("SELECT count(*) FROM documents")).isZero();
        assertThat(data.resolve("moving-to")).doesNotExist();
    }

    /**
     * Killed when the database has committed and before it has said so: it waits for a standby that does not exist. The old
     * server does not start on what may be here or there.
     */
    private void cutOffInTheCommit() throws Exception {
        site.superuser("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        site.superuser("SELECT pg_reload_conf()");
        ServiceRun run = ServiceRun.begin(arguments("--despite-losses"));
        Waiting.until(() ->
                site.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == 1 || !run.alive());
        assertThat(run.alive()).as(run.output()).isTrue();
        run.kill();
        assertThat(standalone().finish().output()).contains("was cut off at its last step");
        site.superuser("ALTER SYSTEM RESET synchronous_standby_names");
        site.superuser("SELECT pg_reload_conf()");
        Waiting.until(() -> site.count("SELECT count(*) FROM documents") > 0
                && site.count("SELECT count(*) FROM pg_stat_activity WHERE usename = 'tangthu_owner'") == 0);
    }

    /** Digests of pages that the standalone server has read. */
    private List<String> images() throws Exception {
        String port = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(3)
                .strip();
        String secret = Files.readString(data.resolve("secrets").resolve("database-superuser"));
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/tangthu", "postgres", secret);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT encode(image, 'hex') FROM pages")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Every document is listed, its original has the bytes its digest says, and the word of one is found. */
    private void checkOriginals(String search) throws Exception {
        Visitor analyst = new Visitor(site.root.resolve("certs").resolve("proxy"), token());
        JsonNode hits = analyst.json(search + "/api/search?q=" + Visitor.encode("thi hanh an"));
        assertThat(hits.path("total").path("value").asLong()).isPositive();
        for (String row : site.texts("SELECT id || ' ' || encode(sha256, 'hex') FROM documents")) {
            String[] parts = row.split(" ");
            byte[] original = analyst.bytes(search + "/api/documents/" + parts[0] + "/original")
                    .body();
            assertThat(Sha256.of(original).hex()).isEqualTo(parts[1]);
        }
    }

    private ServiceRun.Finished migrate(String... options) throws Exception {
        return ServiceRun.run(arguments(options));
    }

    private String[] arguments(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "migrate",
                "--data",
                data.toString(),
                "--config",
                config("ingest-1").toString(),
                "--owner-config",
                site.config("owner", "owner").toString()));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private ServiceRun standalone(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("start", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(options));
        return ServiceRun.begin(TangThu.class, arguments.toArray(String[]::new));
    }

    private ServiceRun keep(ServiceRun service) {
        running.add(service);
        return service;
    }

    private Path config(String name) throws Exception {
        return site.config(name, name, servers.lines());
    }

    private ServiceRun.Finished command(String command, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--config", config("ingest-1").toString()));
        arguments.addAll(List.of(options));
        return ServiceRun.run(arguments.toArray(String[]::new));
    }

    private String token() throws Exception {
        return command("token", "--role", "analyst")
                .output()
                .lines()
                .filter(line -> line.startsWith("tangthu_"))
                .findFirst()
                .orElseThrow();
    }
}
