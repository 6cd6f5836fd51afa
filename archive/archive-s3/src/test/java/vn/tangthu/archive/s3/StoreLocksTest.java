package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.S3Connection.await;
import static vn.tangthu.archive.s3.StoreConformanceTest.print;
import static vn.tangthu.archive.s3.StoreConformanceTest.verdict;
import static vn.tangthu.archive.s3.StoreConformanceTest.written;

import io.minio.MakeBucketArgs;
import io.minio.SetObjectLockConfigurationArgs;
import io.minio.credentials.AssumeRoleProvider;
import io.minio.credentials.Credentials;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.ObjectLockConfiguration.RetentionDurationDays;
import io.minio.messages.RetentionMode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
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
import vn.tangthu.s3servers.HttpGate.Fault;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** On a server with versions and locks; with the custodian's keys and with the store's own, which may do very little. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreLocksTest {
    private static final String STORE_POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Action": ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
              "Resource": ["arn:aws:s3:::test-*"]}]}
            """;

    private S3Server server;
    private HttpGate gate;
    private Path custodian;
    private Path own;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(ServerKind.MINIO.available(), "No server with locks is to be had here");
        server = ServerKind.MINIO.start(Options.in(folder.resolve("server")));
        gate = new HttpGate(server.endpoint());
        custodian = Bench.credentials(folder, server);
        own = fewRights(folder);
    }

    /** Keys for an hour, which the custodian asks the server for. */
    private Path fewRights(Path folder) throws Exception {
        Credentials keys = new AssumeRoleProvider(
                        server.endpoint().toString(),
                        server.accessKey(),
                        server.secretKey(),
                        3600,
                        STORE_POLICY,
                        "us-east-1",
                        null,
                        null,
                        null,
                        null)
                .fetch();
        Path file = Bench.credentials(folder, keys.accessKey(), keys.secretKey());
        return Files.writeString(file, "session-token=" + keys.sessionToken() + "\n", StandardOpenOption.APPEND);
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            gate.close();
            server.close();
        }
    }

    @Test
    void aLockedBucketOnAServerThatRefusesEverythingIsImmutable() throws IOException {
        ConformanceReport report = new StoreConformance(locked(server.endpoint()), custodian).check();
        assertThat(print(report)).contains("immutable").contains("bất biến");
        assertThat(report.immutable()).isTrue();
    }

    @Test
    void aBucketThatLocksNothingIsNotThoughTheServerCould() throws IOException {
        S3Settings settings = settings(server.endpoint(), own);
        founded(settings.withCredentials(custodian)).close();
        ConformanceReport report = new StoreConformance(settings, custodian).check();
        assertThat(report.attacks().values()).extracting(Finding::verdict).containsOnly(Verdict.HELD);
        assertThat(verdict(report, Guarantee.OBJECT_LOCK)).isNotEqualTo(Verdict.HELD);
        assertThat(print(report)).doesNotContain("immutable").doesNotContain("bất biến");
    }

    @Test
    void keysThatMayDoLittleFindOutLittleAndSaySo() throws IOException {
        S3Settings settings = settings(server.endpoint(), own);
        founded(settings.withCredentials(custodian)).close();
        ConformanceReport report = new StoreConformance(settings, null).check();
        assertThat(report.usable()).isTrue();
        assertThat(verdict(report, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.HELD);
        assertThat(verdict(report, Guarantee.OBJECT_LOCK)).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.attacks().values()).extracting(Finding::verdict).containsOnly(Verdict.UNKNOWN);
        assertThat(print(report)).doesNotContain("immutable");
    }

    @Test
    void nothingIsLeftThatMayBeRemoved() throws IOException {
        S3Settings settings = settings(server.endpoint(), custodian);
        founded(settings).close();
        new StoreConformance(settings, null).check();
        try (S3Connection connection = S3Connection.open(settings)) {
            TrialObjects left = new TrialObjects(connection, settings.bucket() + "-check", TrialObjects.ROOT);
            var versions =
                    connection.call(client -> await(client.listObjectVersions(io.minio.ListObjectVersionsArgs.builder()
                            .bucket(left.bucket())
                            .build())));
            assertThat(versions.result().contents())
                    .singleElement()
                    .satisfies(version -> assertThat(version.objectName()).endsWith("/locked"));
        }
    }

    @Test
    void aBucketThatHidesSomethingElseIsLeftAlone() throws IOException {
        S3Settings settings = settings(server.endpoint(), custodian);
        founded(settings).close();
        S3Settings beside =
                Bench.settings("medium-2", server.endpoint(), settings.bucket() + "-check", custodian, null);
        try (S3Connection connection = S3Connection.open(settings)) {
            connection.call(client -> {
                await(client.makeBucket(MakeBucketArgs.builder()
                        .bucket(beside.bucket())
                        .objectLock(true)
                        .build()));
                return beside.bucket();
            });
            TrialObjects theirs = new TrialObjects(connection, beside.bucket(), "");
            String version =
                    String.valueOf(theirs.put("reports.txt", new byte[] {1}).versionId());
            theirs.remove("reports.txt", null);
            ConformanceReport report = new StoreConformance(settings, null).check();
            assertThat(verdict(report, Guarantee.OBJECT_LOCK)).isEqualTo(Verdict.UNKNOWN);
            assertThat(theirs.get("reports.txt", version)).isPresent();
        }
    }

    @Test
    void lookingAtALockedBucketAndStartingLeavesNothingThere() throws IOException {
        S3Settings settings = locked(server.endpoint());
        try (S3ObjectStore store = S3ObjectStore.open(settings);
                S3ObjectStore custodians = S3ObjectStore.open(settings.withCredentials(custodian));
                S3Connection connection = S3Connection.open(settings.withCredentials(custodian))) {
            for (int i = 0; i < 3; i++) {
                assertThat(store.health().getFirst().usable()).isTrue();
            }
            StoreGuarantees own = store.guarantees();
            assertThat(StoreGuaranteesTest.verdict(own, Guarantee.READ_AFTER_WRITE))
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(StoreGuaranteesTest.verdict(own, Guarantee.RANGE)).isEqualTo(Verdict.HELD);
            assertThat(StoreGuaranteesTest.verdict(own, Guarantee.CONDITIONAL_PUT))
                    .isEqualTo(Verdict.HELD);
            assertThat(StoreGuaranteesTest.verdict(own, Guarantee.VERSIONING)).isEqualTo(Verdict.HELD);
            assertThat(StoreGuaranteesTest.verdict(own, Guarantee.OBJECT_LOCK)).isEqualTo(Verdict.UNKNOWN);
            assertThat(own.lack()).isEmpty();
            assertThat(StoreGuaranteesTest.verdict(custodians.guarantees(), Guarantee.OBJECT_LOCK))
                    .isEqualTo(Verdict.HELD);
            var versions =
                    connection.call(client -> await(client.listObjectVersions(io.minio.ListObjectVersionsArgs.builder()
                            .bucket(settings.bucket())
                            .build())));
            assertThat(versions.result().deleteMarkers()).isEmpty();
            assertThat(versions.result().contents())
                    .singleElement()
                    .satisfies(version -> assertThat(version.objectName()).isEqualTo(BucketMarker.KEY));
        }
    }

    /** For each attack a proxy through which it seems to succeed, or does its harm. */
    @ParameterizedTest
    @EnumSource
    void oneAttackThatIsLetThroughIsFoundOut(Attack attack) throws IOException {
        S3Settings settings = locked(gate.endpoint());
        gate.set(letting(attack));
        try {
            ConformanceReport report = new StoreConformance(settings, custodian).check();
            assertThat(Objects.requireNonNull(report.attacks().get(attack)).verdict())
                    .isEqualTo(Verdict.BROKEN);
            assertThat(report.immutable()).isFalse();
            assertThat(print(report)).doesNotContain("immutable").doesNotContain("bất biến");
        } finally {
            gate.set((call, onward) -> onward.send(call));
        }
    }

    @Test
    void aDroppedConditionAloneIsEnoughNotToBeImmutable() throws IOException {
        S3Settings settings = locked(gate.endpoint());
        gate.set((call, onward) -> {
            Answer answer = onward.send(call);
            return answer.status() == 412 ? new Answer(200, written(), new byte[0]) : answer;
        });
        try {
            ConformanceReport report = new StoreConformance(settings, custodian).check();
            assertThat(verdict(report, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.BROKEN);
            assertThat(print(report)).doesNotContain("immutable");
        } finally {
            gate.set((call, onward) -> onward.send(call));
        }
    }

    private static Fault letting(Attack attack) {
        return switch (attack) {
            case DELETE_VERSION -> pretending("DELETE", "/locked?versionId=", 204);
            case MULTI_DELETE ->
                (call, onward) -> call.is("POST", "?delete")
                        ? new Answer(
                                200,
                                new com.sun.net.httpserver.Headers(),
                                "<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></DeleteResult>"
                                        .getBytes(StandardCharsets.UTF_8))
                        : onward.send(call);
            case OVERWRITE -> overwriting();
            case SHORTEN, DOWNGRADE -> retaining(attack == Attack.SHORTEN ? "COMPLIANCE" : "GOVERNANCE");
            case LIFT_HOLD ->
                (call, onward) ->
                        call.is("PUT", "/held?") && call.uri().getQuery().contains("legal-hold")
                                ? Answer.of(200)
                                : onward.send(call);
            case DELETE_BUCKET ->
                (call, onward) ->
                        call.method().equals("DELETE") && call.uri().getPath().endsWith("-check")
                                ? Answer.of(204)
                                : onward.send(call);
            case LIFECYCLE -> expiring();
        };
    }

    private static Fault pretending(String method, String part, int status) {
        return (call, onward) -> call.is(method, part) ? Answer.of(status) : onward.send(call);
    }

    private static Fault retaining(String mode) {
        return (call, onward) -> call.is("PUT", "/locked?")
                        && call.uri().toString().contains("retention")
                        && new String(call.body(), StandardCharsets.UTF_8).contains(mode)
                ? Answer.of(200)
                : onward.send(call);
    }

    /** The version is replaced where it lies. */
    private static Fault overwriting() {
        AtomicBoolean locked = new AtomicBoolean();
        AtomicBoolean replaced = new AtomicBoolean();
        return (call, onward) -> {
            if (call.is("PUT", "/locked") && call.uri().getQuery() == null && locked.getAndSet(true)) {
                replaced.set(true);
            }
            Answer answer = onward.send(call);
            return replaced.get() && call.is("GET", "/locked?versionId=")
                    ? new Answer(200, answer.headers(), new byte[] {1})
                    : answer;
        };
    }

    private static Fault expiring() {
        AtomicBoolean ruled = new AtomicBoolean();
        return (call, onward) -> {
            if (call.is("PUT", "?lifecycle")) {
                ruled.set(true);
            }
            return ruled.get() && call.is("GET", "/locked?versionId=")
                    ? S3FaultsTest.error(404, "NoSuchVersion")
                    : onward.send(call);
        };
    }

    private S3Settings settings(URI endpoint, Path credentials) {
        return Bench.settings("medium-1", endpoint, freshBucket(), credentials, null);
    }

    /** A bucket that locks whatever is put into it for a day. */
    private S3Settings locked(URI endpoint) throws IOException {
        S3Settings settings = settings(endpoint, custodian);
        try (S3Connection connection = S3Connection.open(settings)) {
            connection.call(client -> {
                await(client.makeBucket(MakeBucketArgs.builder()
                        .bucket(settings.bucket())
                        .objectLock(true)
                        .build()));
                await(client.setObjectLockConfiguration(SetObjectLockConfigurationArgs.builder()
                        .bucket(settings.bucket())
                        .config(new ObjectLockConfiguration(RetentionMode.COMPLIANCE, new RetentionDurationDays(1)))
                        .build()));
                return settings.bucket();
            });
        }
        founded(settings).close();
        return settings.withCredentials(own);
    }
}
