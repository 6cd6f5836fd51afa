package vn.tangthu.archive.web.access;

import java.util.Locale;
import java.util.Optional;

/** What a person's own password must be: long rather than complicated (NIST SP 800-63B, 3.1.1.2). */
public final class PasswordRule {
    private PasswordRule() {}

    /** The message key of what is wrong with a new password; empty if it may be used. */
    public static Optional<String> violation(String username, String current, String wanted) {
        int length = wanted.codePointCount(0, wanted.length());
        if (length < Passwords.SHORTEST || wanted.length() > Passwords.LONGEST) {
            return Optional.of("password.error.length");
        }
        if (wanted.equals(current)) {
            return Optional.of("password.error.same");
        }
        String plain = wanted.toLowerCase(Locale.ROOT);
        if (plain.contains(username.toLowerCase(Locale.ROOT))
                || plain.chars().distinct().count() < 5) {
            return Optional.of("password.error.guessable");
        }
        return Optional.empty();
    }
}
