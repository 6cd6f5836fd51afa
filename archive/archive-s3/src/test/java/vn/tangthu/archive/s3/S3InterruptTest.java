package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;
import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.GetObjectArgs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.s3servers.TcpGate;

/** Whoever is told to stop stops, stays told, and says nothing of the server. */
class S3InterruptTest {
    @TempDir
    private Path folder;

    private S3Server server;
    private TcpGate gate;
    private S3Settings settings;

    @BeforeEach
    void open() throws IOException {
        server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
        gate = new TcpGate(server.endpoint());
        settings = Bench.settings("medium-1", gate.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
        try (S3ObjectStore store = Bench.founded(settings)) {
            assertThat(put(store, LARGE).complete()).isTrue();
        }
    }

    @AfterEach
    void close() throws IOException {
        boolean unused = Thread.interrupted();
        gate.close();
        server.close();
    }

    private static final String LARGE = "một bản án dài ".repeat(200_000);

    private static GetObjectArgs large(S3Settings settings) {
        return GetObjectArgs.builder()
                .bucket(settings.bucket())
                .object(CopyReader.key(Bench.digest(LARGE)))
                .build();
    }

    @Test
    void aKnownOutageStaysKnown() throws IOException {
        try (S3Connection connection = S3Connection.open(settings)) {
            gate.set(TcpGate.State.SILENT);
            assertThat(trouble(connection, false)).isEqualTo(Trouble.STALLED);
            Thread.currentThread().interrupt();
            S3Exception stopped =
                    assertThrows(S3Exception.class, () -> connection.callNow(c -> await(c.getObject(large(settings)))));
            assertThat(stopped.trouble()).isEqualTo(Trouble.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
            long start = System.nanoTime();
            assertThat(trouble(connection, false)).isEqualTo(Trouble.STALLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
        }
    }

    @Test
    void oneWhoStopsInTheMiddleOfAReadMakesNoOutage() throws IOException {
        try (S3Connection connection = S3Connection.open(settings)) {
            assertThat(trouble(connection, true)).isEqualTo(Trouble.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
            connection.call(client -> {
                try (InputStream in = await(client.getObject(large(settings)))) {
                    return in.readAllBytes();
                }
            });
        }
    }

    @Test
    void aPutThatIsStoppedSaysSo() throws Exception {
        try (S3ObjectStore store = S3ObjectStore.open(settings)) {
            assertThat(put(store, "một").complete()).isTrue();
            Thread.currentThread().interrupt();
            assertThat(put(store, "hai").failures()).singleElement().satisfies(failure -> {
                assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNREACHABLE);
                assertThat(failure.detail()).contains("this work was stopped");
            });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(put(store, "hai").complete()).isTrue();
        }
    }

    private Trouble trouble(S3Connection connection, boolean stopped) {
        return assertThrows(
                        S3Exception.class,
                        () -> connection.call(client -> {
                            try (InputStream in = await(client.getObject(large(settings)))) {
                                if (stopped) {
                                    Thread.currentThread().interrupt();
                                }
                                return in.readAllBytes();
                            }
                        }))
                .trouble();
    }
}
