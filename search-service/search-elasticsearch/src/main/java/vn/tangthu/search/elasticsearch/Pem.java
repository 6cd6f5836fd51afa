package vn.tangthu.search.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM form. */
final class Pem {
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private Pem() {}

    static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .<Certificate>map(certificate -> certificate)
                    .toList();
            if (found.isEmpty()) {
                throw new GeneralSecurityException("No certificate in " + file);
            }
            return found;
        }
    }

    static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new GeneralSecurityException("No private key in PKCS #8 form in " + file);
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> found = key(algorithm, encoded);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new GeneralSecurityException("The private key in " + file + " is none of " + ALGORITHMS);
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (InvalidKeySpecException e) {
            // A key of another algorithm: the form itself does not tell which.
            return Optional.empty();
        }
    }
}
