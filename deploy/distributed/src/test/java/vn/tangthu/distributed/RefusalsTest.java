package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.postgres.Installation;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.elasticsearch.NodeSettings;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.wiring.ProductVersion;
import vn.tangthu.wiring.StartRefusedException;

/** A service that cannot work rightly does not start, and says what to do, without any secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalsTest {
    private Site site;

    @BeforeAll
    void make(@TempDir Path folder) throws Exception {
        site = Site.make(folder);
    }

    @AfterAll
    void end() throws Exception {
        site.close();
    }

    @Test
    @Order(1)
    void aDatabaseThatNobodyPrepared() throws Exception {
        refused(site.config("search-1", "search-1"), "The database is not prepared. Run prepare-database once");
    }

    @Test
    @Order(2)
    void aWrongPassword() throws Exception {
        site.secret("wrong", "guessed-wrong");
        Path config = site.config("search-1", "search-1", "database.password-file: wrong");
        refused(config, "wrong name or password");
    }

    @Test
    @Order(3)
    void anAuthorityThatIsNotTheDatabases() throws Exception {
        Path other = site.root.resolve("other");
        Site.certs(other, "--part", "search-1", "--hosts", "localhost");
        Path theirs = other.resolve("certs").resolve("search-1");
        refused(
                site.config("search-1", "search-1", "tls.authority: " + theirs.resolve("ca.pem")),
                "was not issued by the authority in tls.authority");
    }

    @Test
    @Order(4)
    void aCertificateThatTheDatabaseDoesNotKnow() throws Exception {
        Path theirs = site.root.resolve("other/certs/search-1");
        Path config = site.config(
                "search-1",
                "search-1",
                "tls.certificate: " + theirs.resolve("certificate.pem"),
                "tls.key: " + theirs.resolve("key.pem"));
        refused(config, "see pg_hba.conf and the certificate in tls.certificate");
    }

    @Test
    @Order(5)
    void aNameThatIsNotInTheCertificate() throws Exception {
        Site.certs(site.root, "--part", "elsewhere", "--hosts", "elsewhere.example");
        refused(site.config("search-1", "search-1", "database.host: 127.0.0.2"), "does not bear this name");
    }

    @Test
    @Order(6)
    void luceneInAServiceApart() throws Exception {
        refused(
                site.config("search-1", "search-1", "search.engine: lucene"),
                "search.engine=lucene cannot be used here");
    }

    @Test
    @Order(7)
    void oneStoreNamedTwice() throws Exception {
        Path config = site.config(
                "search-1", "search-1", "store.second.address: \"file:" + site.root.resolve("medium-1") + "/\"");
        refused(config, "two independent stores");
    }

    @Test
    @Order(7)
    void twoSecretsForElasticsearch() throws Exception {
        Path config = site.config(
                "search-1", "search-1", "search.password-file: app-password", "search.api-key-file: owner-password");
        refused(config, "search.password-file and search.api-key-file exclude each other");
    }

    @Test
    @Order(8)
    void anotherVersionOfTheProductOrTheSchema() throws Exception {
        ServiceRun.Finished prepared = ServiceRun.run(
                "prepare-database", "--config", site.config("owner", "owner").toString());
        assertThat(prepared.output()).contains("is prepared for version", "password (printed once)");
        assertThat(prepared.code()).isZero();
        site.superuserAt("tangthu", "UPDATE installation SET product_version = '0.0.9'");
        refused(site.config("search-1", "search-1"), "The database is prepared for version 0.0.9");
        site.superuserAt("tangthu", "UPDATE installation SET product_version = '9.0.0'");
        ServiceRun.Finished older = ServiceRun.run(
                "prepare-database", "--config", site.config("owner", "owner").toString());
        assertThat(older.output()).contains("The database was made by another or a newer version");
        assertThat(older.code()).isEqualTo(1);
        site.superuserAt("tangthu", "UPDATE installation SET product_version = '0.1.0', schema_version = '99'");
        refused(site.config("search-1", "search-1"), "(schema 99)");
    }

    @Test
    @Order(9)
    void aClockThatIsAnHourOffAtTheStart() throws Exception {
        site.superuserAt(
                "tangthu",
                "UPDATE installation SET product_version = '" + ProductVersion.current() + "', schema_version = '"
                        + Installation.needed("any").schemaVersion() + "'");
        Settings settings = SettingsFile.read(Program.SEARCH, site.config("search-1", "search-1"));
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        assertThatThrownBy(() -> ServiceProcess.start(settings, fast, () -> {}))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("nhanh hơn")
                .hasMessageContaining("60 min ahead of the database machine's");
    }

    @Test
    @Order(10)
    void aClockThatIsAnHourOffAfterTheConnectionBroke() throws Exception {
        Settings settings = SettingsFile.read(Program.SEARCH, site.config("search-1", "search-1"));
        DatabaseConnections connections = new DatabaseConnections(settings);
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource moving = () -> Clock.systemUTC().instant().plus(ahead.get());
        CountDownLatch ended = new CountDownLatch(1);
        try (PresenceWatch watch = PresenceWatch.enter(
                "search-1",
                connections.presence(),
                new ConnectionTrouble("PostgreSQL", connections.address(), Clock.systemUTC()),
                moving.withZone(ZoneOffset.UTC))) {
            watch.watch(ended::countDown);
            ahead.set(Duration.ofHours(-1).minusSeconds(30));
            site.superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tangthu_app'");
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.refusal().orElseThrow()).hasMessageContaining("60 min behind the database machine's");
        }
    }

    @Test
    @Order(11)
    void anElasticsearchWithoutThePluginOrWithAnOlderIndex() throws Exception {
        Path folder = site.root.resolve("elasticsearch");
        try (ElasticsearchNode bare = ElasticsearchNode.start(NodeSettings.single(folder, List.of()))) {
            refused(
                    site.config("search-1", "search-1", "search.addresses: \"" + bare.address() + "\""),
                    "needs the plugin tangthu-vietnamese version " + ProductVersion.current());
        }
        Path plugin = Path.of("target", "plugin", "tangthu-vietnamese.zip").toAbsolutePath();
        try (ElasticsearchNode node = ElasticsearchNode.start(NodeSettings.single(folder, List.of(plugin)));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest older = HttpRequest.newBuilder(node.address().resolve("/older-v0-000001"))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(
                            "{\"aliases\": {\"older\": {}}, \"mappings\": {\"_meta\": {\"schema\": 0}}}"))
                    .build();
            assertThat(client.send(older, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            ServiceRun service = ServiceRun.service(
                    "search-service",
                    site.config(
                            "search-1",
                            "search-1",
                            "search.addresses: \"" + node.address() + "\"",
                            "search.index: older"));
            try {
                assertThat(service.awaitReady().alive()).isTrue();
                HttpRequest alias = HttpRequest.newBuilder(node.address().resolve("/_alias/older"))
                        .build();
                assertThat(client.send(alias, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .as("nobody can read that schema: the index is made anew, for an ingest service to fill")
                        .contains("older-v" + IndexDefinition.SCHEMA + "-000002")
                        .doesNotContain("older-v0");
            } finally {
                service.stop();
            }
        }
    }

    private static void refused(Path config, String sentence) throws Exception {
        ServiceRun.Finished run = ServiceRun.run("search-service", "--config", config.toString());
        assertThat(run.output()).contains(sentence).doesNotContain("of-the-application", "guessed-wrong", "\tat ");
        assertThat(run.code()).isEqualTo(1);
    }
}
