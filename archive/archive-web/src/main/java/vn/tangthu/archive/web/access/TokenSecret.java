package vn.tangthu.archive.web.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import vn.tangthu.archive.object.Sha256;

/** The secret of a bearer token: 256 random bits, shown once; only its SHA-256 is kept. */
public final class TokenSecret {
    /** Makes leaked tokens easy to find for scanners. */
    private static final String PREFIX = "tangthu_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenSecret() {}

    public static String generate() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static Sha256 digest(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
