package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;

final class InMemoryAccounts implements Accounts {
    private final Object lock;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<String, Account> accounts = new TreeMap<>();

    InMemoryAccounts(Object lock, AuditTrail trail, Clock clock) {
        this.lock = lock;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String username) {
        synchronized (lock) {
            return Optional.ofNullable(accounts.get(username.toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public List<Account> list(AccessScope scope) {
        synchronized (lock) {
            return accounts.values().stream()
                    .filter(account -> scope.allows(account.unit()))
                    .toList();
        }
    }

    @Override
    public boolean create(AccessScope scope, Account account, AuditEvent event) {
        if (!scope.allows(account.unit())) {
            throw new IllegalArgumentException("The account's unit lies outside the scope");
        }
        synchronized (lock) {
            if (accounts.putIfAbsent(account.username(), account) != null) {
                return false;
            }
            trail.append(event);
            return true;
        }
    }

    @Override
    public boolean setPassword(
            AccessScope scope, String username, String passwordHash, boolean mustChange, AuditEvent event) {
        synchronized (lock) {
            Optional<Account> changed = visible(scope, username)
                    .map(old -> new Account(
                            old.username(),
                            old.displayName(),
                            passwordHash,
                            old.roles(),
                            old.unit(),
                            old.disabled(),
                            FailedSignIns.NONE,
                            now(),
                            mustChange));
            return save(changed, event);
        }
    }

    @Override
    public boolean change(
            AccessScope scope,
            String username,
            String displayName,
            Set<Role> roles,
            UnitCode unit,
            boolean disabled,
            AuditEvent event) {
        synchronized (lock) {
            Optional<Account> changed = visible(scope, username)
                    .filter(old -> scope.allows(unit))
                    .map(old -> new Account(
                            old.username(),
                            displayName,
                            old.passwordHash(),
                            roles,
                            unit,
                            disabled,
                            old.failedSignIns(),
                            old.passwordChangedAt(),
                            old.mustChangePassword()));
            return save(changed, event);
        }
    }

    @Override
    public Optional<Instant> signInFailed(String username, AuditEvent event) {
        synchronized (lock) {
            Instant now = now();
            trail.append(event);
            return find(username)
                    .map(old -> withFailures(old, old.failedSignIns().failedAt(now)))
                    .flatMap(account ->
                            Optional.ofNullable(account.failedSignIns().lockedUntil()));
        }
    }

    @Override
    public boolean signedIn(String username, AuditEvent event) {
        synchronized (lock) {
            Optional<Account> open =
                    find(username).filter(account -> !account.disabled() && !account.lockedAt(clock.instant()));
            open.ifPresent(old -> {
                withFailures(old, FailedSignIns.NONE);
                trail.append(event);
            });
            return open.isPresent();
        }
    }

    private Account withFailures(Account old, FailedSignIns failures) {
        Account changed = new Account(
                old.username(),
                old.displayName(),
                old.passwordHash(),
                old.roles(),
                old.unit(),
                old.disabled(),
                failures,
                old.passwordChangedAt(),
                old.mustChangePassword());
        accounts.put(changed.username(), changed);
        return changed;
    }

    private boolean save(Optional<Account> changed, AuditEvent event) {
        changed.ifPresent(account -> {
            accounts.put(account.username(), account);
            trail.append(event);
        });
        return changed.isPresent();
    }

    private Optional<Account> visible(AccessScope scope, String username) {
        return find(username).filter(account -> scope.allows(account.unit()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
