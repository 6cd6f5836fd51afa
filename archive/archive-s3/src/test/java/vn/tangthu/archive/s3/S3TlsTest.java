package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.Identity;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.s3servers.TestAuthority;

class S3TlsTest {
    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority("Right");

    static java.util.List<ServerKind> kinds() throws IOException {
        return ServerKind.allAvailable();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theServerIsProvenByOurOwnAuthorityAlone(ServerKind kind) throws IOException {
        Path right = authority.write(folder.resolve("right.pem"));
        Path wrong = new TestAuthority("Wrong").write(folder.resolve("wrong.pem"));
        try (S3Server server =
                kind.start(Options.in(folder.resolve("server")).showing(authority.issue("server", "127.0.0.1")))) {
            S3Settings settings = settings(server, server.endpoint(), TlsFiles.trusting(right));
            try (S3ObjectStore store = founded(settings)) {
                assertThat(put(store, "một").complete()).isTrue();
                assertThat(put(store, "dài ".repeat(2_000_000)).complete()).isTrue();
            }
            assertTrouble(Trouble.WRONG_AUTHORITY, settings(server, server.endpoint(), TlsFiles.trusting(wrong)));
            assertTrouble(Trouble.WRONG_AUTHORITY, settings(server, server.endpoint(), null));
            URI plain = URI.create("http://127.0.0.1:" + server.endpoint().getPort());
            S3Exception refused = refusal(settings(server, plain, null));
            assertThat(refused.trouble()).isNotEqualTo(Trouble.REFUSED);
        }
    }

    @Test
    void aCertificateForAnotherAddressIsNamed() throws IOException {
        Path right = authority.write(folder.resolve("right.pem"));
        try (S3Server server = ServerKind.S3PROXY.start(
                Options.in(folder.resolve("server")).showing(authority.issue("server", "127.0.0.2")))) {
            assertTrouble(Trouble.WRONG_NAME, settings(server, server.endpoint(), TlsFiles.trusting(right)));
        }
    }

    @Test
    void aCertificateIsShownToAServerThatAsksForOne() throws Exception {
        Path right = authority.write(folder.resolve("right.pem"));
        Identity client = authority.issue("store", "127.0.0.1");
        Path certificate = Files.writeString(folder.resolve("client.crt"), client.certificatePem());
        Path key = Files.writeString(folder.resolve("client.key"), client.keyPem());
        try (S3Server server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
                HttpGate gate = HttpGate.mutual(
                        server.endpoint(), authority.issue("gate", "127.0.0.1"), authority.certificate())) {
            try (S3ObjectStore store =
                    founded(settings(server, gate.endpoint(), new TlsFiles(right, certificate, key)))) {
                assertThat(put(store, "một").complete()).isTrue();
            }
            S3Exception refused = refusal(settings(server, gate.endpoint(), TlsFiles.trusting(right)));
            assertThat(refused.trouble()).isIn(Trouble.TLS, Trouble.UNREACHABLE);
        }
    }

    @Test
    void certificateFilesThatCannotBeUsedAreNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        URI endpoint = URI.create("https://127.0.0.1:1");
        Path nowhere = folder.resolve("nowhere");
        for (Path file : new Path[] {empty, nowhere}) {
            S3Settings settings = Bench.settings("medium-1", endpoint, "bucket", nowhere, TlsFiles.trusting(file));
            S3Exception refused = assertThrows(S3Exception.class, () -> S3ObjectStore.open(settings));
            assertThat(refused.trouble()).isEqualTo(Trouble.TLS_FILES);
            assertThat(refused).hasMessageContaining(file.getFileName().toString());
        }
    }

    @Test
    void aServerOfAnotherKindIsNamed() throws IOException {
        try (S3Server server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
                HttpGate gate = new HttpGate(server.endpoint())) {
            gate.set((call, onward) -> HttpGate.Answer.of(200));
            assertTrouble(Trouble.FOREIGN_BUCKET, settings(server, gate.endpoint(), null));
            gate.set((call, onward) -> HttpGate.Answer.of(404));
            assertTrouble(Trouble.NOT_S3, settings(server, gate.endpoint(), null));
        }
    }

    private S3Settings settings(S3Server server, URI endpoint, @org.jspecify.annotations.Nullable TlsFiles tls)
            throws IOException {
        return Bench.settings("medium-1", endpoint, freshBucket(), Bench.credentials(folder, server), tls);
    }

    private static void assertTrouble(Trouble trouble, S3Settings settings) throws IOException {
        assertThat(refusal(settings).trouble()).isEqualTo(trouble);
    }

    private static S3Exception refusal(S3Settings settings) throws IOException {
        try (S3ObjectStore store = S3ObjectStore.open(settings)) {
            return assertThrows(S3Exception.class, store::check);
        }
    }
}
