package vn.tangthu.archive.web.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.web.access.AccountSessions;
import vn.tangthu.archive.web.access.Passwords;

/** What can be done to accounts, each with its entry in the trail. */
@Component
final class AccountKeeping {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final AccountSessions sessions;
    private final Clock clock;

    AccountKeeping(Accounts accounts, PasswordEncoder encoder, AccountSessions sessions, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.sessions = sessions;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<Account> list(Act act) {
        return accounts.list(act.actor().scope());
    }

    Optional<Account> find(Act act, String username) {
        return accounts.find(username).filter(account -> act.actor().scope().allows(account.unit()));
    }

    /** @return the password made for it, or empty if the name is taken */
    Optional<String> create(Act act, AccountForm form) {
        String password = Passwords.generate();
        Account account = new Account(
                form.name(),
                form.display(),
                hash(password),
                form.roleSet(),
                form.unitCode(),
                false,
                FailedSignIns.NONE,
                clock.instant(),
                true);
        boolean created = accounts.create(act.actor().scope(), account, changed(act, form, "created"));
        return created ? Optional.of(password) : Optional.empty();
    }

    /** @return false if there is no such account in the scope */
    boolean change(Act act, AccountForm form) {
        boolean changed = accounts.change(
                act.actor().scope(),
                form.name(),
                form.display(),
                form.roleSet(),
                form.unitCode(),
                form.isDisabled(),
                changed(act, form, "changed"));
        if (changed && form.isDisabled()) {
            sessions.end(form.name(), null);
        }
        return changed;
    }

    /** @return the new password, or empty if there is no such account in the scope */
    Optional<String> resetPassword(Act act, String username) {
        String password = Passwords.generate();
        if (!setPassword(act, username, password, true)) {
            return Optional.empty();
        }
        sessions.end(username.toLowerCase(Locale.ROOT), null);
        return Optional.of(password);
    }

    /** Sets a person's own password, and ends that person's other sessions. */
    void setOwnPassword(Act act, String password, String keptSession) {
        if (!setPassword(act, act.actor().name(), password, false)) {
            throw new IllegalStateException("The own account is not in its own scope");
        }
        sessions.end(act.actor().name(), keptSession);
    }

    private boolean setPassword(Act act, String username, String password, boolean mustChange) {
        String change = mustChange ? "password-reset" : "password-changed";
        return accounts.setPassword(
                act.actor().scope(),
                username,
                hash(password),
                mustChange,
                new AuditEvent(act, Action.ACCOUNT_CHANGED, object(username), Map.of("change", change)));
    }

    boolean isPassword(String username, String password) {
        return accounts.find(username)
                .map(account -> encoder.matches(password, account.passwordHash()))
                .orElse(false);
    }

    /** Adds roles to the administrator's own account. */
    void grantOneself(Act act, Set<Role> more) {
        Account own = accounts.find(act.actor().name())
                .orElseThrow(() -> new IllegalStateException("The own account is gone"));
        Set<Role> roles = EnumSet.copyOf(own.roles());
        roles.addAll(more);
        Map<String, String> facts = new TreeMap<>(Map.of("change", "own-roles", "roles", codes(roles)));
        accounts.change(
                act.actor().scope(),
                own.username(),
                own.displayName(),
                roles,
                own.unit(),
                false,
                new AuditEvent(act, Action.ACCOUNT_CHANGED, object(own.username()), facts));
    }

    private String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private static AuditEvent changed(Act act, AccountForm form, String change) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("change", change);
        facts.put("roles", codes(form.roleSet()));
        facts.put("unit", form.unitCode().value());
        facts.put("disabled", Boolean.toString(form.isDisabled()));
        return new AuditEvent(act, Action.ACCOUNT_CHANGED, object(form.name()), facts);
    }

    private static String codes(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(","));
    }

    private static String object(String username) {
        return "account:" + username.toLowerCase(Locale.ROOT);
    }
}
