package vn.tangthu.distributed.certs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * The files of one part, in each form that a part wants: PEM (services, PostgreSQL, Elasticsearch), key and certificate in
 * one file (HAProxy), PKCS #12, and the names that MinIO looks for.
 */
record PartFolder(Path path) {
    private static final String ALIAS = "tangthu";

    boolean exists() {
        return Files.exists(certificateFile());
    }

    private Path certificateFile() {
        return path.resolve("certificate.pem");
    }

    X509Certificate certificate() throws IOException, GeneralSecurityException {
        return Pem.certificate(certificateFile());
    }

    /** Names and addresses in the certificate, for its renewal. */
    List<String> hosts() throws IOException, GeneralSecurityException {
        List<String> hosts = new ArrayList<>();
        Collection<List<?>> names = certificate().getSubjectAlternativeNames();
        if (names != null) {
            names.forEach(name -> hosts.add(String.valueOf(name.get(1))));
        }
        return hosts;
    }

    /** Writes every file; the key first, so that a certificate never stands beside another's key for long. */
    void write(CertificateAuthority.Identity identity, X509Certificate authority)
            throws IOException, GeneralSecurityException {
        Path minio = path.resolve("minio");
        Files.createDirectories(minio.resolve("CAs"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        String certificate = Pem.of(identity.certificate());
        String trusted = Pem.of(authority);
        byte[] key = bytes(Pem.of(identity.key()));
        Pem.writeSecret(path.resolve("key.pem"), key);
        Pem.writePublic(certificateFile(), certificate);
        Pem.writePublic(path.resolve("ca.pem"), trusted);
        Pem.writeSecret(path.resolve("both.pem"), bytes(certificate + Pem.of(identity.key())));
        Pem.writeSecret(minio.resolve("private.key"), key);
        Pem.writePublic(minio.resolve("public.crt"), certificate);
        Pem.writePublic(minio.resolve("CAs").resolve("ca.crt"), trusted);
        writeKeyStore(identity, authority);
    }

    private void writeKeyStore(CertificateAuthority.Identity identity, X509Certificate authority)
            throws IOException, GeneralSecurityException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                ALIAS, identity.key(), password.toCharArray(), new Certificate[] {identity.certificate(), authority});
        store.setCertificateEntry("ca", authority);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        store.store(content, password.toCharArray());
        Pem.writeSecret(path.resolve("identity.p12"), content.toByteArray());
        Pem.writeSecret(path.resolve("identity-password"), bytes(password + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
