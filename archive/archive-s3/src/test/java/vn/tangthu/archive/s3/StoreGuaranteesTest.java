package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.s3.Finding.Verdict;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** What a service finds out at its start, on a server without versions and locks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreGuaranteesTest {
    private S3Server server;
    private HttpGate gate;
    private Path credentials;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
        gate = new HttpGate(server.endpoint());
        credentials = Bench.credentials(folder, server);
    }

    @AfterAll
    void stop() throws IOException {
        gate.close();
        server.close();
    }

    private S3Settings settings() {
        return Bench.settings("medium-1", gate.endpoint(), freshBucket(), credentials, null);
    }

    /** Founded while all is well. */
    private StoreGuarantees found(S3Settings settings, HttpGate.Fault fault) throws IOException {
        gate.set((call, onward) -> onward.send(call));
        try (S3ObjectStore store = founded(settings)) {
            gate.set(fault);
            return store.guarantees();
        }
    }

    @Test
    void aPlainServerIsGoodEnoughAndNothingIsLeftThere() throws IOException {
        S3Settings settings = settings();
        found(settings, (call, onward) -> onward.send(call));
        long start = System.nanoTime();
        StoreGuarantees found = found(settings, (call, onward) -> onward.send(call));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(verdict(found, Guarantee.READ_AFTER_WRITE)).isEqualTo(Verdict.HELD);
        assertThat(verdict(found, Guarantee.RANGE)).isEqualTo(Verdict.HELD);
        assertThat(verdict(found, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.HELD);
        assertThat(verdict(found, Guarantee.VERSIONING)).isEqualTo(Verdict.BROKEN);
        assertThat(verdict(found, Guarantee.OBJECT_LOCK)).isEqualTo(Verdict.BROKEN);
        assertThat(found.lack()).isEmpty();
        assertThat(found.sentences())
                .hasSize(5)
                .first()
                .isEqualTo(new Sentence(
                        "Kho medium-1 " + gate.endpoint() + ": đọc được ngay sau khi ghi: có",
                        "Store medium-1 " + gate.endpoint() + ": read after write: yes"));
        try (S3Connection connection = S3Connection.open(settings)) {
            assertThat(new TrialObjects(connection, settings.bucket(), "").list())
                    .containsExactly(BucketMarker.KEY);
        }
    }

    @Test
    void aServerThatGivesWrongRangesIsNotEnough() throws IOException {
        StoreGuarantees found = found(settings(), (call, onward) -> {
            Answer answer = onward.send(call);
            if (call.headers().containsKey("Range")) {
                answer.body()[0] ^= 1;
            }
            return answer;
        });
        assertThat(verdict(found, Guarantee.RANGE)).isEqualTo(Verdict.BROKEN);
        assertThat(found.lack()).hasValueSatisfying(lack -> {
            assertThat(lack.vietnamese()).contains("đọc từng khoảng", "không thể thiếu");
            assertThat(lack.english()).contains("range reads", "cannot do without");
        });
    }

    @Test
    void aServerThatGivesBackSomethingElseIsNotEnough() throws IOException {
        StoreGuarantees found = found(settings(), (call, onward) -> {
            Answer answer = onward.send(call);
            if (call.is("GET", "/probe/")) {
                answer.body()[0] ^= 1;
            }
            return answer;
        });
        assertThat(found.lack()).isPresent();
    }

    @Test
    void aConditionThatIsOverlookedIsSaidAndTheMarkerStaysAsItWas() throws IOException {
        S3Settings settings = settings();
        StoreGuarantees found = found(settings, (call, onward) -> {
            Answer answer = onward.send(call);
            return answer.status() == 412 ? new Answer(200, StoreConformanceTest.written(), new byte[0]) : answer;
        });
        assertThat(verdict(found, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.BROKEN);
        assertThat(found.lack()).isEmpty();
        try (S3ObjectStore store = S3ObjectStore.open(settings)) {
            store.check();
        }
    }

    @Test
    void aServerThatIsBusyIsNotJudged() throws IOException {
        StoreGuarantees found = found(
                settings(),
                (call, onward) ->
                        call.method().equals("PUT") ? S3FaultsTest.error(503, "SlowDown") : onward.send(call));
        assertThat(verdict(found, Guarantee.READ_AFTER_WRITE)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(found, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.lack()).isEmpty();
    }

    @Test
    void aSlowServerHoldsNoStartUp() throws IOException {
        long start = System.nanoTime();
        StoreGuarantees found = found(settings(), (call, onward) -> {
            if (call.method().equals("PUT")) {
                S3ReadErrorsTest.ReadFault.SILENT.answer(call, onward);
            }
            return onward.send(call);
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(verdict(found, Guarantee.RANGE)).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.lack()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTold() throws IOException {
        S3Settings nobody =
                Bench.settings("medium-1", URI.create("http://127.0.0.1:1"), freshBucket(), credentials, null);
        try (S3ObjectStore store = S3ObjectStore.open(nobody)) {
            assertThatThrownBy(store::guarantees)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.UNREACHABLE));
        }
    }

    static Verdict verdict(StoreGuarantees found, Guarantee guarantee) {
        return Objects.requireNonNull(found.findings().get(guarantee)).verdict();
    }
}
