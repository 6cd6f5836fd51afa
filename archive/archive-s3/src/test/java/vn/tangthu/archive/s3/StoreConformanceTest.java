package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.s3.Finding.Verdict;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** On a server without versions and locks. */
class StoreConformanceTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNotGuaranteedIsSaidAndNothingIsCalledImmutable() throws IOException {
        try (S3Server server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")))) {
            S3Settings settings = Bench.settings(
                    "medium-1", server.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
            founded(settings).close();
            ConformanceReport report = new StoreConformance(settings, null).check();
            assertThat(verdict(report, Guarantee.READ_AFTER_WRITE)).isEqualTo(Verdict.HELD);
            assertThat(verdict(report, Guarantee.RANGE)).isEqualTo(Verdict.HELD);
            assertThat(verdict(report, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.HELD);
            assertThat(verdict(report, Guarantee.VERSIONING)).isEqualTo(Verdict.BROKEN);
            assertThat(verdict(report, Guarantee.OBJECT_LOCK)).isNotEqualTo(Verdict.HELD);
            assertThat(report.immutable()).isFalse();
            assertThat(print(report))
                    .contains("[có / yes] đọc được ngay sau khi ghi / read after write")
                    .doesNotContain("immutable")
                    .doesNotContain("bất biến");
        }
    }

    @Test
    void aProxyThatDropsTheConditionIsFoundOut() throws IOException {
        try (S3Server server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
                HttpGate gate = new HttpGate(server.endpoint())) {
            S3Settings settings =
                    Bench.settings("medium-1", gate.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
            founded(settings).close();
            gate.set((call, onward) -> {
                HttpGate.Answer answer = onward.send(call);
                return call.headers().containsKey("If-None-Match") && answer.status() >= 400
                        ? new HttpGate.Answer(200, written(), new byte[0])
                        : answer;
            });
            ConformanceReport report = new StoreConformance(settings, null).check();
            assertThat(verdict(report, Guarantee.CONDITIONAL_PUT)).isEqualTo(Verdict.BROKEN);
            assertThat(report.immutable()).isFalse();
        }
    }

    @Test
    void aMissingBucketIsOneSentenceInEachLanguage() throws IOException {
        try (S3Server server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")))) {
            S3Settings settings = Bench.settings(
                    "medium-1", server.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(new StoreConformance(settings, null).run(new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        }
    }

    @Test
    void aBucketThatHoldsSomethingElseIsLeftAlone() throws IOException {
        try (S3Server server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
                HttpGate gate = new HttpGate(server.endpoint())) {
            S3Settings settings =
                    Bench.settings("medium-1", gate.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
            S3Settings other = Bench.settings(
                    "medium-2", server.endpoint(), settings.bucket() + "-check", settings.credentials(), null);
            founded(settings).close();
            founded(other).close();
            List<String> changes = new CopyOnWriteArrayList<>();
            gate.set((call, onward) -> {
                if (!call.method().equals("GET") && call.uri().getPath().contains("-check")) {
                    changes.add(call.method() + " " + call.uri());
                }
                return onward.send(call);
            });
            ConformanceReport report = new StoreConformance(settings, null).check();
            assertThat(changes.stream().filter(change -> !change.contains("/tangthu-check/")))
                    .isEmpty();
            assertThat(changes).allMatch(change -> !change.contains(other.bucket()));
            assertThat(verdict(report, Guarantee.READ_AFTER_WRITE)).isEqualTo(Verdict.HELD);
            assertThat(verdict(report, Guarantee.OBJECT_LOCK)).isEqualTo(Verdict.UNKNOWN);
            assertThat(print(report)).contains("holds something else").contains("chứa thứ khác");
        }
    }

    static com.sun.net.httpserver.Headers written() {
        var headers = new com.sun.net.httpserver.Headers();
        headers.set("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\"");
        return headers;
    }

    static Verdict verdict(ConformanceReport report, Guarantee guarantee) {
        return java.util.Objects.requireNonNull(report.guarantees().get(guarantee))
                .verdict();
    }

    static String print(ConformanceReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
