package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.tangthu.archive.s3.Bench.digest;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.contract.ObjectStoreContract;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.s3servers.TcpGate;

/** The contract, and what is particular to a bucket, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3StoreTests implements ObjectStoreContract {
    private final ServerKind kind;
    private S3Server server;
    private Path folder;
    private Path credentials;
    private String bucket = freshBucket();

    S3StoreTests(ServerKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(kind.available(), "This server is not to be had here");
        this.folder = folder;
        server = kind.start(Options.in(folder));
        credentials = Bench.credentials(folder, server);
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public ObjectStore store() throws IOException {
        bucket = freshBucket();
        return founded(settings("medium-1"));
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) throws IOException {
        server.flipByte(bucket, CopyReader.key(digest));
    }

    final S3Settings settings(String name) {
        return Bench.settings(name, server.endpoint(), bucket, credentials, null);
    }

    @Test
    void largeObjectsGoInPartsAndNothingIsSeenOfARefusedOne() throws IOException {
        byte[] large = new byte[(12 << 20) + 3];
        new Random(11).nextBytes(large);
        try (ObjectStore store = store()) {
            assertThat(store.put(digest("khác"), ContentSource.of(large)).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.WRONG_DIGEST));
            assertThat(store.open(digest("khác"))).isEqualTo(new OpenOutcome.Missing());
            Sha256 digest = Sha256.of(large);
            assertThat(store.put(digest, ContentSource.of(large)).complete()).isTrue();
            assertThat(store.put(digest, ContentSource.of(large)).complete()).isTrue();
            OpenOutcome.Opened opened = (OpenOutcome.Opened) store.openRange(digest, 6 << 20, Long.MAX_VALUE);
            try (InputStream in = opened.stream()) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(large, 6 << 20, large.length));
            }
        }
    }

    @Test
    void aSourceThatBreaksInALaterPartLeavesNothingBehind() throws IOException {
        ContentSource breaking = new ContentSource() {
            @Override
            public long size() {
                return 20 << 20;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private int left = 12 << 20;

                    @Override
                    public int read() throws IOException {
                        if (left-- > 0) {
                            return 1;
                        }
                        throw new IOException("cut off");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        int next = read();
                        bytes[offset] = (byte) next;
                        left -= length - 1;
                        return length;
                    }
                };
            }
        };
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.put(digest("x"), breaking)).isInstanceOf(UncheckedIOException.class);
            try (Stream<Sha256> objects = store.list("")) {
                assertThat(objects).isEmpty();
            }
        }
    }

    @Test
    void aBucketThatIsMissingIsRefused() throws IOException {
        bucket = freshBucket();
        try (S3ObjectStore store = S3ObjectStore.open(settings("medium-1"))) {
            assertRefused(store, Trouble.BUCKET_MISSING, bucket);
            assertUnreachable(store);
        }
    }

    @Test
    void aBucketThatHoldsSomethingElseIsRefusedAndStaysUntouched() throws IOException {
        bucket = freshBucket();
        try (S3Connection connection = S3Connection.open(settings("medium-1"));
                S3ObjectStore store = S3ObjectStore.open(settings("medium-1"))) {
            connection.call(client -> {
                S3Connection.await(client.makeBucket(
                        io.minio.MakeBucketArgs.builder().bucket(bucket).build()));
                return bucket;
            });
            TrialObjects others = new TrialObjects(connection, bucket, "");
            others.put("reports.txt", new byte[] {1});
            S3Exception refused = assertThrows(S3Exception.class, store::initialise);
            assertThat(refused.trouble()).isEqualTo(Trouble.FOREIGN_BUCKET);
            assertRefused(store, Trouble.FOREIGN_BUCKET, "tangthu-medium");
            assertUnreachable(store);
            assertThat(others.list()).containsExactly("reports.txt");
        }
    }

    @Test
    void anotherMediumAndAnotherArchiveAreRefused() throws IOException {
        store().close();
        try (S3ObjectStore other = S3ObjectStore.open(settings("medium-2"))) {
            assertRefused(other, Trouble.FOREIGN_BUCKET, "medium-1");
        }
        S3Settings mine = settings("medium-1");
        S3Settings elsewhere =
                S3Settings.of(mine.name(), mine.endpoint(), mine.bucket(), "another-archive", mine.credentials(), null);
        try (S3ObjectStore other = S3ObjectStore.open(elsewhere)) {
            assertRefused(other, Trouble.FOREIGN_BUCKET, "installation");
            assertUnreachable(other);
        }
    }

    @Test
    void settingUpAgainKeepsTheMedium() throws IOException {
        try (ObjectStore store = store();
                S3ObjectStore again = founded(settings("medium-1"))) {
            put(store, "một");
            assertThat(again.verify(digest("một"))).containsExactly(new CopyState("medium-1", CopyState.State.GOOD));
        }
    }

    @Test
    void wrongKeysAreNamedAndRightOnesAreTakenUpWhileRunning() throws IOException {
        store().close();
        Path file = Bench.credentials(folder, server.accessKey(), "something-else-entirely");
        S3Settings settings = settings("medium-1").withCredentials(file);
        try (S3ObjectStore store = S3ObjectStore.open(settings)) {
            assertRefused(store, Trouble.WRONG_CREDENTIALS, "credentials file");
            PutOutcome outcome = put(store, "một");
            assertThat(outcome.failures().toString()).doesNotContain("something-else-entirely");
            Files.copy(credentials, file, StandardCopyOption.REPLACE_EXISTING);
            store.check();
            assertThat(put(store, "một").complete()).isTrue();
        }
    }

    @Test
    void aCredentialsFileThatIsMissingIncompleteOrOpenToAllIsNamed() throws IOException {
        store().close();
        Path file = credentials.resolveSibling("no-such-file");
        try (S3ObjectStore store = S3ObjectStore.open(settings("medium-1").withCredentials(file))) {
            assertRefused(store, Trouble.CREDENTIALS_FILE, "no-such-file");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
            Files.writeString(file, "access-key=x\n");
            assertRefused(store, Trouble.CREDENTIALS_FILE, "secret-key");
            Files.copy(credentials, file, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertRefused(store, Trouble.CREDENTIALS_FILE, "chmod 600");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        bucket = freshBucket();
        S3Settings nobody = Bench.settings("medium-1", URI.create("http://127.0.0.1:1"), bucket, credentials, null);
        try (S3ObjectStore store = S3ObjectStore.open(nobody)) {
            assertRefused(store, Trouble.UNREACHABLE, "127.0.0.1:1");
            assertUnreachable(store);
        }
    }

    @Test
    void manyObjectsAreListedPageByPage() throws Exception {
        try (ObjectStore store = store();
                ExecutorService threads = Executors.newFixedThreadPool(4);
                S3Connection connection = S3Connection.open(settings("medium-1"))) {
            TrialObjects raw = new TrialObjects(connection, bucket, Listing.PREFIX);
            List<Callable<Object>> puts = new ArrayList<>();
            for (int i = 0; i < 1010; i++) {
                String name = digest("object " + i).hex();
                puts.add(() -> raw.put(name, new byte[0]));
            }
            for (Future<Object> put : threads.invokeAll(puts)) {
                put.get();
            }
            try (Stream<Sha256> objects = store.list("")) {
                assertThat(objects.distinct().count()).isEqualTo(1010);
            }
        }
    }

    private static void assertRefused(S3ObjectStore store, Trouble trouble, String mentions) {
        S3Exception refused = assertThrows(S3Exception.class, store::check);
        assertThat(refused.trouble()).isEqualTo(trouble);
        assertThat(refused).hasMessageContaining(mentions);
        assertThat(refused.sentence().vietnamese())
                .isNotEqualTo(refused.sentence().english());
    }

    static void assertUnreachable(ObjectStore store) {
        assertThat(put(store, "một").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNREACHABLE));
        assertThat(store.open(digest("một"))).isInstanceOf(OpenOutcome.Unavailable.class);
        assertThat(store.verify(digest("một")).getFirst().state()).isEqualTo(CopyState.State.UNREACHABLE);
        assertThat(store.delete(digest("một"))).hasSize(1);
        assertThat(store.health().getFirst().usable()).isFalse();
        assertThatThrownBy(() -> store.list("").close()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aSlowAnswerIsWaitedForAndASilentServerIsNot() throws IOException {
        store().close();
        try (TcpGate gate = new TcpGate(server.endpoint());
                S3ObjectStore store =
                        S3ObjectStore.open(Bench.settings("medium-1", gate.endpoint(), bucket, credentials, null))) {
            gate.slowDown(Duration.ofMillis(300));
            assertThat(put(store, "một").complete()).isTrue();
            gate.slowDown(Duration.ZERO);
            gate.set(TcpGate.State.SILENT);
            long start = System.nanoTime();
            assertThat(put(store, "hai").complete()).isFalse();
            assertThat(store.open(digest("một"))).isInstanceOf(OpenOutcome.Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
            gate.set(TcpGate.State.OPEN);
            assertThat(eventually(() -> put(store, "hai").complete())).isTrue();
            List<CopyState> states = store.verify(digest("hai"));
            assertThat(states).containsExactly(new CopyState("medium-1", CopyState.State.GOOD));
        }
    }

    /** Waits at most ten seconds, twice what a store takes to look again whether a server is back. */
    static boolean eventually(BooleanSupplier held) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!held.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
