package vn.tangthu.distributed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.tangthu.wiring.StartRefusedException;

/** A configuration is read whole, or refused with a sentence for everything that is wrong. */
class SettingsFileTest {
    private static final String GOOD = """
            name: ingest-1
            listen.port: 8451
            tls: {certificate: public, key: secret, authority: public}
            database: {host: db.example, password-file: secret}
            search: {addresses: "https://es-1:9200, https://es-2:9200", password-file: secret}
            store:
              first: {address: "https://s3-1:9000", credentials-file: secret}
              second: {address: "https://s3-2:9000", credentials-file: secret}
            work: {folder: work, lease: 10s}
            log.folder: logs
            audit.anchor-folder: anchors
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("public"), "x");
        secret("secret", "rw-------");
    }

    @Test
    void valuesAreTypedAndPathsBeginAtTheFile() throws Exception {
        Settings settings = read(Program.INGEST, GOOD);
        assertThat(settings.get(Keys.NAME_OF_PROCESS)).isEqualTo("ingest-1");
        assertThat(settings.get(Keys.LISTEN_PORT)).isEqualTo(8451);
        assertThat(settings.get(Keys.LEASE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.get(Keys.SEARCH_ADDRESSES))
                .containsExactly(URI.create("https://es-1:9200"), URI.create("https://es-2:9200"));
        assertThat(settings.get(Keys.WORK_FOLDER)).isEqualTo(folder.resolve("work"));
        assertThat(settings.get(Keys.LISTEN_ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(settings.get(Keys.DATABASE_PORT)).isEqualTo(5432);
        assertThat(settings.get(Keys.LISTEN_PROXY)).isEqualTo("proxy");
        assertThat(settings.get(Keys.STORE_RESERVE)).isEqualTo(DataSize.ofMegabytes(256));
        assertThat(settings.find(Keys.FIRST_METRICS)).isEmpty();
        Settings measured = read(
                Program.INGEST,
                GOOD + "store.second.metrics: https://s3-2:9000/minio/v2/metrics/cluster\nstore.reserve: 10GB\n");
        assertThat(measured.get(Keys.SECOND_METRICS)).hasPath("/minio/v2/metrics/cluster");
        assertThat(measured.get(Keys.STORE_RESERVE)).isEqualTo(DataSize.ofGigabytes(10));
    }

    @Test
    void everythingWrongIsSaidAtOnceWithItsLineInBothLanguages() {
        String wrong = GOOD.replace("listen.port: 8451", "listen.port: 99999")
                .replace("name: ingest-1\n", "nam: ingest-1\n")
                .replace("lease: 10s", "lease: soon");
        assertThatThrownBy(() -> read(Program.INGEST, wrong))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("file.yaml:2: listen.port phải là một số từ 0 đến 65535")
                .hasMessageContaining("file.yaml:2: listen.port must be a number from 0 to 65535")
                .hasMessageContaining("there is no key nam; is it name?")
                .hasMessageContaining("name is missing: Name of this process")
                .hasMessageContaining("work.lease must be a time from 3s to 1h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://es-1.example",
                "https://es-1:9200, http://localhost:9200",
                "https://es_1:9200",
                "https://es-1:9200|es-2:9200",
                "http://es-1:9200",
                "https://es-1:9200,"
            })
    void addressesThatNoNodeCanHaveAreRefused(String addresses) {
        assertThatThrownBy(() -> read(Program.INGEST, GOOD.replace("https://es-1:9200, https://es-2:9200", addresses)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("file.yaml:5: search.addresses must be https:// addresses with a port each");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3-1:9000|x",
                "https://s3-1:9000/%zz",
                "file:/a^b",
                "https://[s3]:9000",
                "https://10.1.2:9000",
                "https://10.1.2.300:9000",
                "https://s3..x:9000",
                "https://-:9000",
                "https://s3-1:99999",
                "https://s3-1:0",
                "http://127.1:9000"
            })
    void addressesThatNoStoreCanHaveAreRefused(String address) {
        assertThatThrownBy(() -> read(Program.INGEST, GOOD.replace("https://s3-1:9000", address)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("store.first.address must be");
        assertThatThrownBy(() -> read(Program.INGEST, GOOD + "store.first.metrics: \"" + address + "\"\n"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("store.first.metrics must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://s3-1:9000", "https://10.1.2.30", "https://[fd00::1]:9000/", "http://127.0.0.1:65535"})
    void addressesThatAStoreCanHaveAreTaken(String address) throws Exception {
        assertThat(read(Program.INGEST, GOOD.replace("https://s3-1:9000", address))
                        .get(Keys.FIRST_STORE))
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "tangthu-", "Tangthu", "ho..so", "10.1.2.3"})
    void bucketsThatNoStoreCanHaveAreRefused(String bucket) {
        for (String store : List.of("first", "second")) {
            String key = "store." + store + ".bucket";
            assertThatThrownBy(() -> read(Program.INGEST, GOOD + key + ": \"" + bucket + "\"\n"))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(key + " must be the name of a bucket");
        }
    }

    @Test
    void aKeyOfAnotherProgramIsNamedAsSuch() {
        assertThatThrownBy(() -> read(Program.SEARCH, GOOD))
                .hasMessageContaining("audit.anchor-folder does not belong to search-service")
                .hasMessageContaining("work.lease does not belong to search-service");
        assertThatThrownBy(() -> read(Program.INGEST, GOOD + "database.owner-password-file: secret\n"))
                .hasMessageContaining("database.owner-password-file does not belong to ingest-service");
    }

    @Test
    void aSecretThatOthersCanReadIsRefused() throws Exception {
        secret("open", "rw-r-----");
        assertThatThrownBy(() -> read(Program.INGEST, GOOD.replace("key: secret", "key: open")))
                .hasMessageContaining(
                        "tls.key must be a file that is there and can be read, but not by group and others")
                .hasMessageNotContaining("of-the-secret");
    }

    @Test
    void whatIsNotYamlOrNotThereIsSaid() {
        for (String broken : List.of("name: [\n", "name: \u0007\n", "name: *nothing\n")) {
            assertThatThrownBy(() -> read(Program.INGEST, broken))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("this is not YAML");
        }
        assertThatThrownBy(() -> SettingsFile.read(Program.INGEST, folder.resolve("nowhere.yaml")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("cannot be read");
    }

    private void secret(String name, String permissions) throws Exception {
        Path file = folder.resolve(name);
        Files.writeString(file, "of-the-secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Settings read(Program program, String text) throws Exception {
        Path file = folder.resolve("file.yaml");
        Files.writeString(file, text);
        return SettingsFile.read(program, file);
    }
}
