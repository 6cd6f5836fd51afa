package vn.tangthu.standalone;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import vn.tangthu.archive.object.Sha256;

/** Bearer tokens: 256 random bits behind a prefix that scanners for leaked secrets can find. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "tt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Sha256 digest(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
