package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        Thread.sleep(8_000); // some are read by then, others are not
        old.stop();

        assertThat(command("prepare-stores").code()).isZero();
        assertThat(migrateCutShort().alive()).isFalse();
        ServiceRun.Finished moved = migrate();
        assertThat(moved.output()).contains("The trail is intact", "documents: ", "Moved.");
        assertThat(moved.code()).isZero();
        assertThat(standalone().finish().output()).contains("was moved to localhost:");
        assertThat(migrate().output()).contains("is not empty (table units)");

        keep(ServiceRun.service("ingest-service", config("ingest-1"))).awaitReady();
        ServiceRun search =
                keep(ServiceRun.service("search-service", config("search-1"))).awaitReady();
        Waiting.until(
                () -> site.count("SELECT count(*) FROM documents WHERE state NOT IN ('SEARCHABLE', 'FAILED')") == 0
                        && site.count("SELECT count(*) FROM work") == 0);
        assertThat(command("verify-audit").output()).contains("The trail is intact");
        checkOriginals(search.address());
    }

    @Test
    void anObjectWithoutAnyGoodCopyIsNamedAndNotPassedOver() throws Exception {
        ServiceRun old = keep(standalone("--demo")).awaitReady();
        Waiting.until(() -> objects(1).size() >= 6);
        old.stop();
        for (int number = 1; number <= 2; number++) {
            try (FilesystemObjectStore medium = medium(number)) {
                for (Sha256 digest : objects(number)) {
                    assertThat(medium.delete(digest)).isEmpty();
                }
            }
        }
        assertThat(command("prepare-stores").code()).isZero();
        ServiceRun.Finished refused = migrate();
        assertThat(refused.output()).containsPattern("! [0-9a-f]{64}\n").contains("have no good copy on either medium");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(site.count("SELECT count(*) FROM documents")).isZero();
        assertThat(migrate("--despite-losses").output()).contains("Moved.");
    }

    private List<Sha256> objects(int number) {
        try (FilesystemObjectStore medium = medium(number);
                Stream<Sha256> digests = medium.list()) {
            return digests.toList();
        }
    }

    private FilesystemObjectStore medium(int number) {
        return new FilesystemObjectStore("medium-" + number, data.resolve("medium-" + number), 0);
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

    /** Killed as soon as it has begun to copy. */
    private ServiceRun migrateCutShort() throws Exception {
        ServiceRun run = ServiceRun.begin(arguments());
        Waiting.until(() -> run.output().contains("PostgreSQL") || !run.alive());
        Thread.sleep(300);
        run.kill();
        return run;
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
