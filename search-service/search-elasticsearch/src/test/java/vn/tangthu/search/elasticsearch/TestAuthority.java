package vn.tangthu.search.elasticsearch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A small certificate authority. */
final class TestAuthority {
    private final KeyPair keys;
    private final X509Certificate certificate;
    private int serial = 1;

    TestAuthority() throws Exception {
        keys = newKeys();
        X500Principal name = new X500Principal("CN=Test authority");
        certificate = sign(
                builder(name, name, keys).addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
    }

    /** A key with its certificate for one address. */
    record Identity(KeyPair keys, X509Certificate certificate) {}

    Identity issue(String address) throws Exception {
        KeyPair own = newKeys();
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.iPAddress, address));
        return new Identity(
                own,
                sign(builder(certificate.getSubjectX500Principal(), new X500Principal("CN=" + address), own)
                        .addExtension(Extension.subjectAlternativeName, false, names)));
    }

    X509Certificate certificate() {
        return certificate;
    }

    static Path write(Path file, X509Certificate certificate) throws Exception {
        return pem(file, "CERTIFICATE", certificate.getEncoded());
    }

    static Path write(Path file, KeyPair keys) throws IOException {
        return pem(file, "PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n",
                StandardCharsets.US_ASCII);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair subjectKeys) {
        Instant now = Clock.systemUTC().instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial++),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                subjectKeys.getPublic());
    }

    private X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder builder)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}
