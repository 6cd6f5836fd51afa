package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.tangthu.archive.s3.Bench.digest;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ObjectStoreContract;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.HttpGate.Call;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.s3servers.TcpGate;

/** Servers that lie, lose, damage and stumble, and clocks that are apart. */
class S3FaultsTest {
    @TempDir
    static Path folder;

    private static @org.jspecify.annotations.Nullable S3Server shared;

    private HttpGate gate;
    private S3Settings settings;

    @BeforeEach
    void open() throws IOException {
        S3Server server = shared;
        if (server == null) {
            server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
            shared = server;
        }
        gate = new HttpGate(server.endpoint());
        settings = Bench.settings("medium-1", gate.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @org.junit.jupiter.api.AfterAll
    static void stop() throws IOException {
        if (shared != null) {
            shared.close();
        }
    }

    @Test
    void aWriteThatTheServerLostIsNotPromised() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            gate.set((call, onward) -> call.is("PUT", "/objects/") ? written() : onward.send(call));
            assertThat(put(store, "một").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.CORRUPT));
        }
    }

    @Test
    void aWriteThatIsDamagedOnTheWayIsRefusedByTheServerAndSentAgain() throws IOException {
        AtomicInteger damaged = new AtomicInteger();
        try (S3ObjectStore store = founded(settings)) {
            gate.set((call, onward) ->
                    onward.send(call.is("PUT", "/objects/") && damaged.getAndIncrement() == 0 ? flipped(call) : call));
            assertThat(put(store, "một").complete()).isTrue();
            assertThat(damaged).hasValue(2);
        }
    }

    @Test
    void whatIsDamagedOnTheWayBackIsNeverServed() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            put(store, "một");
            gate.set((call, onward) -> {
                Answer answer = onward.send(call);
                return call.is("GET", "/objects/") ? flipped(answer) : answer;
            });
            assertThat(store.verify(digest("một")).getFirst().state()).isEqualTo(CopyState.State.CORRUPT);
        }
    }

    @Test
    void whatIsDamagedAfterItWasHashedNeverReachesAReaderAsAWholeFile() throws IOException {
        byte[] large = new byte[1 << 20];
        Sha256 digest = Sha256.of(large);
        AtomicInteger reads = new AtomicInteger();
        try (S3ObjectStore store = founded(settings)) {
            store.put(digest, ContentSource.of(large));
            gate.set((call, onward) -> {
                Answer answer = onward.send(call);
                return call.is("GET", "/objects/") && reads.incrementAndGet() == 2 ? flipped(answer) : answer;
            });
            OpenOutcome.Opened opened = (OpenOutcome.Opened) store.open(digest);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try (InputStream in = opened.stream()) {
                assertThrows(IOException.class, () -> in.transferTo(received));
            }
            assertThat(reads).hasValue(2);
            assertThat(received.size()).isLessThan(large.length);
        }
    }

    @Test
    void aServerThatStumblesIsAskedAgain() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (S3ObjectStore store = founded(settings)) {
            gate.set(
                    (call, onward) -> requests.getAndIncrement() % 2 == 0 ? error(503, "SlowDown") : onward.send(call));
            assertThat(put(store, "một").complete()).isTrue();
            gate.set((call, onward) -> error(503, "SlowDown"));
            assertThat(put(store, "hai").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNREACHABLE));
        }
    }

    @Test
    void aFullServerIsFull() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            gate.set((call, onward) ->
                    call.is("PUT", "/objects/") ? error(507, "XMinioStorageFull") : onward.send(call));
            assertThat(put(store, "một").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.FULL));
        }
    }

    @Test
    void anObjectThatTheServerCannotReadIsADamagedCopyWhileAllElseWorks() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            put(store, "một");
            gate.set((call, onward) -> call.is("GET", "/objects/") ? error(500, "InternalError") : onward.send(call));
            assertThat(store.verify(digest("một")).getFirst().state()).isEqualTo(CopyState.State.CORRUPT);
            gate.set((call, onward) -> error(500, "InternalError"));
            assertThat(store.verify(digest("một")).getFirst().state()).isEqualTo(CopyState.State.UNREACHABLE);
        }
    }

    @Test
    void aBucketThatWasExchangedWhileRunningIsNoticed() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            put(store, "một");
            gate.set((call, onward) -> call.is("GET", "/tangthu-medium")
                    ? text("medium-1\n00000000-0000-0000-0000-000000000000\n" + Bench.INSTALLATION + "\n")
                    : onward.send(call));
            S3Exception refused = assertThrows(S3Exception.class, store::check);
            assertThat(refused.trouble()).isEqualTo(Trouble.FOREIGN_BUCKET);
            S3StoreTests.assertUnreachable(store);
        }
    }

    @Test
    void freeSpaceIsToldWhereTheServerTellsIt() throws IOException {
        S3Settings reading = new S3Settings(
                settings.name(),
                settings.endpoint(),
                settings.region(),
                settings.bucket(),
                settings.installation(),
                settings.credentials(),
                null,
                settings.endpoint().resolve("/metrics"),
                1000,
                settings.limits());
        String metric = "minio_cluster_capacity_usable_free_bytes{server=\"127.0.0.1:9000\"} ";
        gate.set((call, onward) -> call.is("GET", "/metrics") ? text(metric + "2.5e+03\n") : onward.send(call));
        try (S3ObjectStore store = founded(reading)) {
            assertThat(store.health().getFirst().freeBytes()).isEqualTo(2500);
            assertThat(put(store, "một").complete()).isTrue();
        }
        gate.set((call, onward) -> call.is("GET", "/metrics") ? text(metric + "900\n") : onward.send(call));
        try (S3ObjectStore store = founded(reading)) {
            assertThat(store.health().getFirst().usable()).isFalse();
            assertThat(put(store, "hai").failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.FULL));
            assertThat(put(store, "một").complete()).isTrue();
        }
        try (S3ObjectStore store = founded(settings)) {
            assertThat(store.health().getFirst().freeBytes()).isEqualTo(-1);
        }
    }

    @Test
    void clocksThatAreApartAreNamedWithWhatToDo() throws IOException {
        Options strict = Options.in(folder.resolve("strict")).allowing(Duration.ofSeconds(1));
        try (S3Server server = ServerKind.S3PROXY.start(strict);
                TcpGate late = new TcpGate(server.endpoint())) {
            late.slowDown(Duration.ofSeconds(2));
            S3Limits patient = new S3Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    1,
                    Duration.ZERO,
                    Duration.ofSeconds(20),
                    5 << 20);
            S3Settings slow = new S3Settings(
                    "medium-1",
                    late.endpoint(),
                    "us-east-1",
                    freshBucket(),
                    Bench.INSTALLATION,
                    settings.credentials(),
                    null,
                    null,
                    0,
                    patient);
            try (S3ObjectStore store = S3ObjectStore.open(slow)) {
                S3Exception refused = assertThrows(S3Exception.class, store::check);
                assertThat(refused.trouble()).isEqualTo(Trouble.CLOCK_SKEW);
                assertThat(refused).hasMessageContaining("chrony");
            }
        }
    }

    @Test
    void anHourApartIsSaidInSeconds() throws IOException {
        gate.set((call, onward) -> error(403, "RequestTimeTooSkewed"));
        try (S3ObjectStore store = S3ObjectStore.open(settings)) {
            S3Exception refused = assertThrows(S3Exception.class, store::check);
            assertThat(refused.sentence().english()).contains("clock").containsPattern("\\(-?[0-9]+ s\\)");
        }
    }

    @Test
    void aServerThatLosesWritesFailsTheContract() {
        gate.set((call, onward) -> call.is("PUT", "/objects/") ? written() : onward.send(call));
        List<String> failures = ContractRun.failures(ObjectStoreContract.class, new ObjectStoreContract() {
            @Override
            public ObjectStore store() throws IOException {
                return founded(
                        Bench.settings("medium-1", settings.endpoint(), freshBucket(), settings.credentials(), null));
            }

            @Override
            public void flipBit(ObjectStore store, String copy, Sha256 digest) {
                throw new IllegalStateException("There is nothing to damage");
            }
        });
        assertThat(failures).contains("whatIsPutIsThereInEveryCopy", "puttingTwiceKeepsOneObject");
    }

    private static Answer written() {
        Headers headers = new Headers();
        headers.set("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\"");
        return new Answer(200, headers, new byte[0]);
    }

    private static Answer text(String text) {
        return new Answer(200, new Headers(), text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer error(int status, String code) {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/xml");
        String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>planted</Message></Error>";
        return new Answer(status, headers, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Call flipped(Call call) {
        return new Call(call.method(), call.uri(), call.headers(), flipped(call.body()));
    }

    private static Answer flipped(Answer answer) {
        return new Answer(answer.status(), answer.headers(), flipped(answer.body()));
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] damaged = bytes.clone();
        damaged[0] ^= 1;
        return damaged;
    }
}
