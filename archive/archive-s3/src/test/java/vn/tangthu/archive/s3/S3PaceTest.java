package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.digest;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.s3servers.TcpGate;

/** A server that lets a byte through now and then keeps every time limit of a single read, and holds nobody all the same. */
class S3PaceTest {
    private static final String CONTENT = "một bản án ".repeat(20_000);

    @TempDir
    private Path folder;

    private S3Server server;
    private TcpGate gate;
    private S3Settings direct;
    private S3Settings through;

    @BeforeEach
    void open() throws IOException {
        server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
        gate = new TcpGate(server.endpoint());
        String bucket = freshBucket();
        Path credentials = Bench.credentials(folder, server);
        direct = Bench.settings("medium-1", server.endpoint(), bucket, credentials, null);
        through = Bench.settings("medium-1", gate.endpoint(), bucket, credentials, null);
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
        server.close();
    }

    /** Of the first header, and of an object in the middle of its bytes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 64 << 10})
    void aPutEndsThoughItsAnswersTrickle(int swift) throws IOException {
        try (S3ObjectStore good = founded(direct);
                S3ObjectStore store = S3ObjectStore.open(through)) {
            put(good, CONTENT);
            gate.trickle(swift);
            long start = System.nanoTime();
            assertThat(put(store, CONTENT).complete()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            gate.trickle(Integer.MAX_VALUE);
            assertThat(S3StoreTests.eventually(
                            () -> store.verify(digest(CONTENT)).getFirst().state() == CopyState.State.GOOD))
                    .isTrue();
        }
    }

    @Test
    void aReaderMayTakeItsTime() throws Exception {
        String large = CONTENT.repeat(8);
        try (S3ObjectStore store = founded(direct)) {
            put(store, large);
            OpenOutcome.Opened opened = (OpenOutcome.Opened) store.open(digest(large));
            try (InputStream in = opened.stream()) {
                byte[] start = in.readNBytes(1000);
                // Longer than the time limit of a request with an answer of this size would be, if it were one.
                Thread.sleep(direct.limits().request().plusSeconds(1));
                assertThat(new String(start, StandardCharsets.UTF_8)).startsWith("một");
                assertThat(in.readAllBytes().length + start.length).isEqualTo(Math.toIntExact(opened.size()));
            }
        }
    }
}
