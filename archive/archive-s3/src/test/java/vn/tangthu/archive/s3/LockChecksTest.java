package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.S3FaultsTest.error;

import io.minio.MakeBucketArgs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tangthu.archive.s3.Finding.Verdict;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.HttpGate.Call;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** An attack counts as refused only if it was made, and the lock was on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockChecksTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private S3Server server;
    private HttpGate gate;
    private S3Connection connection;
    private S3Connection stranger;
    private final String bucket = freshBucket() + "-check";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(ServerKind.MINIO.available(), "No server with locks is to be had here");
        server = ServerKind.MINIO.start(Options.in(folder.resolve("server")));
        gate = new HttpGate(server.endpoint());
        S3Settings settings =
                Bench.settings("medium-1", gate.endpoint(), bucket, Bench.credentials(folder, server), null);
        connection = S3Connection.open(settings);
        stranger = S3Connection.anonymous(settings);
        connection.call(client -> {
            S3Connection.await(client.makeBucket(
                    MakeBucketArgs.builder().bucket(bucket).objectLock(true).build()));
            return bucket;
        });
    }

    @AfterEach
    void heal() {
        if (gate != null) {
            gate.set((call, onward) -> onward.send(call));
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            connection.close();
            stranger.close();
            gate.close();
            server.close();
        }
    }

    private LockChecks checks(Duration retention) throws S3Exception {
        TrialObjects objects = new TrialObjects(connection, bucket, TrialObjects.ROOT + System.nanoTime() + "/");
        return new LockChecks(objects, stranger, LockedObject.put(objects, "locked", retention), Duration.ofSeconds(5));
    }

    @Test
    void attacksThatAreRefusedAreHeld() throws IOException {
        assertThat(checks(LONG).all().values()).extracting(Finding::verdict).containsOnly(Verdict.HELD);
    }

    @ParameterizedTest
    @EnumSource
    void anAttackThatWasNotMadeIsUnknown(Attack attack) throws IOException {
        for (Answer answer :
                List.of(error(503, "SlowDown"), error(403, "InvalidAccessKeyId"), error(403, "RequestTimeTooSkewed"))) {
            heal();
            LockChecks checks = checks(LONG);
            // The store's own keys may not lift a hold; the custodian's, which come next, may.
            AtomicInteger left =
                    new AtomicInteger(attack != Attack.LIFT_HOLD ? Integer.MAX_VALUE : answer.status() == 503 ? 3 : 1);
            gate.set((call, onward) -> isMade(attack, call) && left.getAndDecrement() > 0 ? answer : onward.send(call));
            Finding finding = checks.finding(attack);
            assertThat(finding.verdict()).as(answer.toString()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    private static boolean isMade(Attack attack, Call call) {
        String uri = call.uri().toString();
        return switch (attack) {
            case DELETE_VERSION -> call.is("DELETE", "/locked?versionId=");
            case MULTI_DELETE -> call.is("POST", "?delete") && body(call).contains("/locked<");
            case OVERWRITE -> call.is("PUT", "/locked") && call.uri().getQuery() == null;
            case SHORTEN, DOWNGRADE -> call.is("PUT", "/locked?") && uri.contains("retention");
            case LIFT_HOLD -> call.is("PUT", "/held?") && uri.contains("legal-hold");
            case DELETE_BUCKET ->
                call.method().equals("DELETE") && call.uri().getPath().endsWith("-check");
            case LIFECYCLE -> call.is("PUT", "?lifecycle");
        };
    }

    @Test
    void aForcedDeleteThatWasNotMadeIsUnknown() throws IOException {
        LockChecks checks = checks(LONG);
        gate.set((call, onward) ->
                call.headers().containsKey("x-minio-force-delete") ? error(503, "SlowDown") : onward.send(call));
        assertThat(checks.finding(Attack.DELETE_BUCKET).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void oneOfManyThatFailedForAnotherReasonIsUnknown() throws IOException {
        LockChecks checks = checks(LONG);
        gate.set((call, onward) -> isMade(Attack.MULTI_DELETE, call)
                ? new Answer(
                        200,
                        new com.sun.net.httpserver.Headers(),
                        ("<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Error><Key>x</Key>"
                                        + "<Code>InternalError</Code><Message>planted</Message></Error></DeleteResult>")
                                .getBytes(StandardCharsets.UTF_8))
                : onward.send(call));
        assertThat(checks.finding(Attack.MULTI_DELETE).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatHappensAfterTheLockEndedSaysNothing() throws Exception {
        LockChecks checks = checks(Duration.ofSeconds(3));
        Thread.sleep(4000);
        assertThat(checks.finding(Attack.DELETE_VERSION).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static String body(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
