package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * Checks name and password. Whatever is wrong (no such account, wrong password, locked, disabled) the answer is the same
 * and one hash was computed, so that nobody learns which accounts there are.
 */
@Component
final class AccountSignIn implements AuthenticationProvider {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{1,64}");

    private final Accounts accounts;
    private final CurrentUsers users;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String hashOfNobody;

    AccountSignIn(Accounts accounts, CurrentUsers users, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.encoder = encoder;
        this.clock = clock;
        this.hashOfNobody = Objects.requireNonNull(encoder.encode(Passwords.generate()));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = username(attempt.getName());
        String password = String.valueOf(attempt.getCredentials());
        Optional<Account> account = accounts.find(username);
        boolean matches =
                encoder.matches(password, account.map(Account::passwordHash).orElse(hashOfNobody));
        String reason = refusal(account.orElse(null), matches);
        if (reason == null && !recorded(account.orElseThrow())) {
            reason = "locked";
        }
        if (reason != null) {
            accounts.signInFailed(username, failed(account.orElse(null), reason));
            throw new BadCredentialsException("Sign-in refused");
        }
        return UsernamePasswordAuthenticationToken.authenticated(username, null, List.of());
    }

    /** False if the account was locked or disabled while this attempt was checked: others may try at the same time. */
    private boolean recorded(Account account) {
        HttpServletRequest request = request();
        users.of(account, null).attachTo(request);
        boolean recorded = accounts.signedIn(
                account.username(), AuditEvent.of(Acts.of(request), Action.SIGN_IN, "account:" + account.username()));
        if (!recorded) {
            CurrentUser.detachFrom(request);
        }
        return recorded;
    }

    /** As typed, or a question mark, which no account is named, if no account can be named so. */
    private static String username(String typed) {
        String username = typed.strip().toLowerCase(Locale.ROOT);
        return USERNAME.matcher(username).matches() ? username : "?";
    }

    private @Nullable String refusal(@Nullable Account account, boolean matches) {
        if (account == null) {
            return "unknown-account";
        }
        if (account.lockedAt(clock.instant())) {
            return "locked";
        }
        if (!matches) {
            return "wrong-password";
        }
        return account.disabled() ? "disabled" : null;
    }

    private static AuditEvent failed(@Nullable Account account, String reason) {
        // An unknown name is not written down: people type passwords into the wrong field.
        String object = account == null ? null : "account:" + account.username();
        return new AuditEvent(Acts.of(request()), Action.SIGN_IN_FAILED, object, Map.of("reason", reason));
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
