package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** A store is looked at every two seconds by whoever stands before it: a look costs no write. */
class S3HealthTest {
    @TempDir
    private Path folder;

    private S3Server server;
    private HttpGate gate;
    private S3Settings settings;
    private final AtomicInteger probes = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
        gate = new HttpGate(server.endpoint());
        settings = Bench.settings("medium-1", gate.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
        count();
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
        server.close();
    }

    private void count() {
        gate.set((call, onward) -> {
            if (call.is("PUT", "/probe/")) {
                probes.incrementAndGet();
            }
            return onward.send(call);
        });
    }

    @Test
    void manyLooksWriteOnce() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            for (int i = 0; i < 20; i++) {
                assertThat(usable(store)).isTrue();
            }
            assertThat(probes).hasValue(1);
        }
    }

    @Test
    void aPutThatSucceededSparesTheProbeAndOneThatFailedAsksForIt() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            assertThat(put(store, "một").complete()).isTrue();
            assertThat(usable(store)).isTrue();
            assertThat(probes).hasValue(0);
            gate.set((call, onward) ->
                    call.method().equals("PUT") ? S3FaultsTest.error(507, "XMinioStorageFull") : onward.send(call));
            assertThat(usable(store)).isTrue();
            assertThat(put(store, "hai").complete()).isFalse();
            assertThat(usable(store)).isFalse();
            assertThat(usable(store)).isFalse();
            count();
            assertThat(usable(store)).isTrue();
            assertThat(usable(store)).isTrue();
            assertThat(probes).hasValue(1);
        }
    }

    @Test
    void aStoreThatIsAwayIsSeenAtTheNextLook() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            assertThat(usable(store)).isTrue();
            server.kill();
            assertThat(usable(store)).isFalse();
            server.start();
            assertThat(usable(store)).isTrue();
        }
    }

    @Test
    void aWriteSaysSomethingForTenMinutes() throws IOException {
        AtomicLong now = new AtomicLong();
        try (S3Connection connection = S3Connection.open(settings)) {
            WriteProbe probe = new WriteProbe(settings.bucket(), connection, now::get);
            assertThat(probe.isDue()).isTrue();
            probe.succeeded();
            now.addAndGet(Duration.ofMinutes(10).toNanos());
            assertThat(probe.isDue()).isFalse();
            now.incrementAndGet();
            assertThat(probe.isDue()).isTrue();
            probe.succeeded();
            probe.failed();
            assertThat(probe.isDue()).isTrue();
        }
    }

    private static boolean usable(S3ObjectStore store) {
        return store.health().getFirst().usable();
    }
}
