package vn.tangthu.archive.web.access;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.tangthu.archive.web.ApiProblem;

/**
 * Password hashes: Argon2id with 19 MiB, 2 passes, 1 lane, 16 bytes of salt (OWASP's password storage cheat sheet).
 *
 * <p>Passwords are brought to NFKC first: Vietnamese letters reach us composed or decomposed, depending on the keyboard
 * program. Only as many hashes are computed at once as there are processors, so that a flood of sign-ins cannot take all
 * memory; few others wait, and not for long, so that it cannot take all threads either. Whoever cannot wait is refused
 * with the problem {@code sign-ins-busy}.
 */
public final class Passwords implements PasswordEncoder {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    /** How many may wait for their turn; far fewer than the server has threads. */
    private static final int WAITING = 16;

    /** Without letters and digits that are easily confused in print. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore atOnce;
    private final Duration patience;

    public Passwords() {
        this(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(5));
    }

    Passwords(int atOnce, Duration patience) {
        this.atOnce = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** A random password of 20 characters in groups of five: 99 bits. */
    public static String generate() {
        StringBuilder password = new StringBuilder(23);
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    @Override
    public String encode(@Nullable CharSequence password) {
        if (password == null) {
            throw new IllegalArgumentException("No password");
        }
        takeTurn();
        try {
            String hash = argon2.encode(normal(password));
            if (hash == null) {
                throw new IllegalStateException("The encoder made no hash");
            }
            return hash;
        } finally {
            atOnce.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        takeTurn();
        try {
            return argon2.matches(password == null ? "" : normal(password), hash);
        } finally {
            atOnce.release();
        }
    }

    private void takeTurn() {
        try {
            if (atOnce.getQueueLength() < WAITING && atOnce.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ApiProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "sign-ins-busy",
                "Quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau ít phút.",
                "Too many people are signing in at once. Try again in a few minutes.");
    }

    private static String normal(CharSequence password) {
        // Longer input is cut off before it costs anything; no accepted password is that long.
        int length = Math.min(password.length(), 4 * LONGEST);
        return Normalizer.normalize(password.subSequence(0, length), Normalizer.Form.NFKC);
    }
}
