package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.search.SearchRefusedException;

/** The node itself has no X-Pack, so a proxy before it does the encryption and asks for credentials. */
class ElasticsearchTlsTest {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("tangthu:mật khẩu".getBytes(StandardCharsets.UTF_8));
    private final ElasticsearchNode node = TestNodes.shared();

    @TempDir
    private Path folder;

    private TestAuthority authority;
    private TestAuthority stranger;

    @BeforeEach
    void authorities() throws Exception {
        authority = new TestAuthority();
        stranger = new TestAuthority();
    }

    @Test
    void passwordAndKeyAreAccepted() throws Exception {
        try (TlsProxy proxy = proxy(false, BASIC)) {
            assertThatCode(() -> check(proxy.address(), password("mật khẩu\n"), trusted(authority)))
                    .doesNotThrowAnyException();
        }
        try (TlsProxy proxy = proxy(false, "ApiKey abc")) {
            Credentials key = new Credentials.ApiKey(Files.writeString(folder.resolve("key"), "abc\n"));
            assertThatCode(() -> check(proxy.address(), key, trusted(authority)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTold() throws Exception {
        try (TlsProxy proxy = proxy(false, BASIC)) {
            assertThatThrownBy(() -> check(proxy.address(), password("sai bét"), trusted(authority)))
                    .isInstanceOf(SearchRefusedException.class)
                    .hasMessageContaining("không nhận")
                    .hasMessageContaining("does not accept")
                    .hasMessageContaining("password")
                    .hasMessageNotContaining("sai bét");
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        try (TlsProxy proxy = proxy(false, "")) {
            refusedByCertificate(proxy.address(), trusted(stranger));
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (TlsProxy proxy =
                new TlsProxy(node.address(), authority.issue("127.0.0.9"), authority.certificate(), false, "")) {
            refusedByCertificate(proxy.address(), trusted(authority));
        }
    }

    @Test
    void ourOwnCertificateIsShownWhereItIsWanted() throws Exception {
        try (TlsProxy proxy = proxy(true, "")) {
            TestAuthority.Identity own = authority.issue("127.0.0.1");
            TlsSettings known = new TlsSettings(
                    trusted(authority).authority(),
                    TestAuthority.write(folder.resolve("own.pem"), own.certificate()),
                    TestAuthority.write(folder.resolve("own.key"), own.keys()));
            assertThatCode(() -> check(proxy.address(), new Credentials.None(), known))
                    .doesNotThrowAnyException();
            refusedByCertificate(proxy.address(), trusted(authority));
        }
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        TlsSettings missing = TlsSettings.trusting(folder.resolve("missing.pem"));
        assertThatThrownBy(() -> check(URI.create("https://127.0.0.1:9"), new Credentials.None(), missing))
                .isInstanceOf(SearchRefusedException.class)
                .hasMessageContaining("missing.pem");
    }

    private void refusedByCertificate(URI address, TlsSettings tls) {
        assertThatThrownBy(() -> check(address, new Credentials.None(), tls))
                .isInstanceOf(SearchRefusedException.class)
                .hasMessageContaining("chứng thư")
                .hasMessageContaining("CA file");
    }

    private TlsProxy proxy(boolean clientCertificate, String authorization) throws Exception {
        return new TlsProxy(
                node.address(),
                authority.issue("127.0.0.1"),
                authority.certificate(),
                clientCertificate,
                authorization);
    }

    private Credentials password(String content) throws Exception {
        return new Credentials.Password("tangthu", Files.writeString(folder.resolve("password"), content));
    }

    private TlsSettings trusted(TestAuthority trusted) throws Exception {
        return TlsSettings.trusting(TestAuthority.write(folder.resolve("ca.pem"), trusted.certificate()));
    }

    private static void check(URI address, Credentials credentials, @Nullable TlsSettings tls) {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                List.of(address), TestNodes.newIndex().index(), credentials, tls, 1, 0, ElasticsearchLimits.defaults());
        try (ElasticsearchSearchEngine engine = TestNodes.emptied(new ElasticsearchSearchEngine(settings))) {
            engine.check();
            assertThat(engine.health().ready()).isTrue();
        }
    }
}
