package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.wiring.StartRefusedException;

/** A service says at its start what its stores guarantee, and does not start on one that gives back something else. */
class StoresTest {
    @TempDir
    private Path folder;

    private S3Server server;
    private HttpGate gate;
    private final Logger logger = (Logger) LoggerFactory.getLogger(Stores.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void start() throws IOException {
        server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
        gate = new HttpGate(server.endpoint());
        Files.writeString(folder.resolve("public"), "x");
        secret("secret", "x\n");
        secret("keys", "access-key=" + server.accessKey() + "\nsecret-key=" + server.secretKey() + "\n");
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() throws IOException {
        logger.detachAppender(log);
        gate.close();
        server.close();
    }

    private void secret(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Stores stores(URI address) throws IOException {
        Path file =
                Files.writeString(folder.resolve("search-1.yaml"), """
                name: search-1
                listen.port: 0
                tls: {certificate: public, key: secret, authority: public}
                database: {host: localhost, password-file: secret}
                search: {addresses: "https://localhost:9200"}
                store:
                  first: {address: "%s", credentials-file: keys}
                  second: {address: "file:%s"}
                work: {folder: work}
                log.folder: logs
                """.formatted(address, folder.resolve("medium-2")));
        return new Stores(SettingsFile.read(Program.SEARCH, file));
    }

    @Test
    void whatAStoreGuaranteesIsInTheLogInOneLineEach() throws IOException {
        Stores stores = stores(gate.endpoint());
        stores.initialise();
        try (ObjectStore store = stores.first()) {
            assertThat(store.name()).isEqualTo("medium-1");
        }
        assertThat(lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("read after write: yes", "đọc được ngay sau khi ghi: có"))
                .anySatisfy(line -> assertThat(line).contains("versioning: NO"))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @Test
    void aStoreThatGivesBackSomethingElseIsRefused() throws IOException {
        Stores stores = stores(gate.endpoint());
        stores.initialise();
        gate.set((call, onward) -> {
            Answer answer = onward.send(call);
            if (call.headers().containsKey("Range")) {
                answer.body()[0] ^= 1;
            }
            return answer;
        });
        assertThatThrownBy(stores::first)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("đọc từng khoảng: KHÔNG")
                .hasMessageContaining("range reads: NO")
                .hasMessageContaining("use another S3 server");
    }

    @Test
    void aStoreThatIsAwayIsSaidAndPassedOver() throws IOException {
        Stores stores = stores(URI.create("http://127.0.0.1:1"));
        try (ObjectStore store = stores.first()) {
            assertThat(store.health().getFirst().usable()).isFalse();
        }
        assertThat(lines()).singleElement().asString().contains("the store was not checked", "cannot be reached");
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
