package vn.tangthu.distributed.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * The one authority of an installation: ECDSA P-256, ten years. Its key belongs on a machine that serves nobody.
 *
 * @param certificate signed by itself; may sign parts, but no further authorities
 */
record CertificateAuthority(X509Certificate certificate, PrivateKey key) {
    private static final Duration OWN_TIME = Duration.ofDays(3653);
    /** Machines whose clocks are a little behind must not refuse a fresh certificate. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final String CERTIFICATE = "ca.pem";
    private static final String KEY = "ca-key.pem";

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(KEY));
    }

    static CertificateAuthority load(Path folder) throws IOException, GeneralSecurityException {
        return new CertificateAuthority(Pem.certificate(folder.resolve(CERTIFICATE)), Pem.key(folder.resolve(KEY)));
    }

    /** Makes key and certificate in the folder, which only its owner can read. */
    static CertificateAuthority create(Path folder, Clock clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        KeyPair keys = keys();
        X500Name name = name("Tang Thu internal CA " + Long.toHexString(new SecureRandom().nextLong()));
        X509v3CertificateBuilder builder = builder(name, name, keys, clock.instant(), OWN_TIME);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        CertificateAuthority made = new CertificateAuthority(sign(builder, keys.getPrivate()), keys.getPrivate());
        Pem.writeSecret(folder.resolve(KEY), Pem.of(made.key).getBytes(StandardCharsets.US_ASCII));
        Pem.writePublic(folder.resolve(CERTIFICATE), Pem.of(made.certificate));
        return made;
    }

    /** A key and its certificate for one part, which serves under these hosts and calls others with the same. */
    record Identity(X509Certificate certificate, PrivateKey key) {}

    /** @param hosts names and addresses the part is called by */
    Identity issue(String part, List<String> hosts, Duration time, Clock clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = keys();
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = builder(issuer, name(part), keys, clock.instant(), time);
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
        }));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        hosts.stream().map(CertificateAuthority::general).toArray(GeneralName[]::new)));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(certificate));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
        return new Identity(sign(builder, key), keys.getPrivate());
    }

    private static GeneralName general(String host) {
        return new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant now, Duration time) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(time)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
