package vn.tangthu.distributed.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.wiring.StartRefusedException;

/** The internal authority and what it issues. */
class CertsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aPartGetsItsFilesInEveryForm() throws Exception {
        assertThat(run("--part", "search-1", "--hosts", "search-1.example, 10.0.0.5,::1"))
                .isZero();
        Path part = folder.resolve("search-1");
        X509Certificate authority = Pem.certificate(folder.resolve("ca/ca.pem"));
        X509Certificate certificate = Pem.certificate(part.resolve("certificate.pem"));
        certificate.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage())
                .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getSubjectAlternativeNames().toString())
                .contains("search-1.example", "10.0.0.5", "0:0:0:0:0:0:0:1");
        assertThat(Pem.key(part.resolve("key.pem")).getAlgorithm()).isIn("EC", "ECDSA");
        assertThat(Files.readString(part.resolve("both.pem"))).contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
        assertThat(part.resolve("minio/public.crt")).hasSameTextualContentAs(part.resolve("certificate.pem"));
        assertThat(part.resolve("minio/CAs/ca.crt")).hasSameTextualContentAs(part.resolve("ca.pem"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(part.resolve("identity.p12"))) {
            store.load(
                    in,
                    Files.readString(part.resolve("identity-password")).strip().toCharArray());
        }
        assertThat(store.getCertificate("tangthu")).isEqualTo(certificate);
    }

    @Test
    void keysAreReadableByTheirOwnerAlone() throws Exception {
        run("--part", "postgres", "--hosts", "db");
        for (String secret : List.of(
                "ca/ca-key.pem",
                "postgres/key.pem",
                "postgres/both.pem",
                "postgres/identity.p12",
                "postgres/identity-password",
                "postgres/minio/private.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nothingIsOverwrittenButByRenewal() throws Exception {
        run("--part", "postgres", "--hosts", "db,10.0.0.1");
        X509Certificate first = certificate("postgres");
        assertThatThrownBy(() -> run("--part", "postgres", "--hosts", "other"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("use --renew postgres");
        assertThat(certificate("postgres")).isEqualTo(first);
        assertThatThrownBy(() -> run("--renew", "nobody")).hasMessageContaining("There is no certificate of nobody");
        run("--renew", "postgres", "--days", "10");
        X509Certificate second = certificate("postgres");
        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(second.getSubjectAlternativeNames())
                .hasToString(first.getSubjectAlternativeNames().toString());
        second.verify(Pem.certificate(folder.resolve("ca/ca.pem")).getPublicKey());
    }

    @Test
    void whatExpiresSoonIsShownAndGivesACodeOfItsOwn() {
        assertThat(run("--part", "long", "--hosts", "a")).isZero();
        assertThat(run("--part", "short", "--hosts", "a", "--days", "30")).isEqualTo(4);
        assertThat(said).contains("! short").doesNotContain("! long");
        assertThatThrownBy(() -> run("--part", "ca", "--hosts", "a")).isInstanceOf(StartRefusedException.class);
        assertThatThrownBy(() -> run("--part", "none")).hasMessageContaining("--hosts is needed");
    }

    private String said = "";

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--dir", folder.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int code = CertsCommand.run(arguments, Clock.systemUTC(), new PrintStream(text, true, StandardCharsets.UTF_8));
        said = text.toString(StandardCharsets.UTF_8);
        return code;
    }

    private X509Certificate certificate(String part) throws Exception {
        return Pem.certificate(folder.resolve(part).resolve("certificate.pem"));
    }
}
