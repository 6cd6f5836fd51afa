package vn.tangthu.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.tangthu.wiring.StartRefusedException;

/**
 * The server's key and certificate: made at the first start (ECDSA P-256, signed by itself, 825 days) and kept in a
 * PKCS #12 file. People compare the fingerprint once; a site with a certificate authority replaces the file.
 */
record TlsIdentity(Path keyStore, String password, X509Certificate certificate) {
    static final String ALIAS = "tangthu";
    private static final int DAYS = 825;

    static TlsIdentity loadOrCreate(DataFolder folder, Clock clock) throws IOException {
        Path file = folder.secrets().resolve("tls.p12");
        String password = folder.secret("tls-password");
        try {
            if (!Files.exists(file)) {
                create(file, password, clock.instant());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password.toCharArray());
            }
            X509Certificate certificate = (X509Certificate) Objects.requireNonNull(store.getCertificate(ALIAS));
            return new TlsIdentity(file, password, certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new StartRefusedException(
                    "Không đọc hoặc không tạo được chứng thư TLS " + file + ".",
                    "The TLS certificate " + file + " could not be read or made.",
                    e);
        }
    }

    /** SHA-256 over the certificate, as browsers show it. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(Path file, String password, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        PrivateKey key = keys.getPrivate();
        store.setKeyEntry(ALIAS, key, password.toCharArray(), new Certificate[] {sign(keys, now)});
        Path fresh = Files.createTempFile(file.getParent(), "tls", ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, password.toCharArray());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static X509Certificate sign(KeyPair keys, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        X500Name name = new X500Name("CN=Tang Thu");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(128, new SecureRandom()),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                name,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, host),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}
