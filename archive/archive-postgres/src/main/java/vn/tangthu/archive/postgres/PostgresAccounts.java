package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.StorableText;

/** The accounts in PostgreSQL. */
public final class PostgresAccounts implements Accounts {
    private final Database database;
    private final PostgresAuditTrail trail;
    private final Clock clock;

    public PostgresAccounts(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String username) {
        return find(username, "");
    }

    private Optional<Account> find(String username, String lock) {
        return database.sql("SELECT * FROM accounts WHERE username = :username" + lock)
                .param("username", key(username))
                .query((row, number) -> account(row))
                .optional();
    }

    @Override
    public List<Account> list(AccessScope scope) {
        return database.sql("SELECT * FROM accounts WHERE unit = ANY(:units) ORDER BY username COLLATE \"C\"")
                .param("units", Columns.units(scope))
                .query((row, number) -> account(row))
                .list();
    }

    @Override
    public boolean create(AccessScope scope, Account account, AuditEvent event) {
        if (!scope.allows(account.unit())) {
            throw new IllegalArgumentException("The account's unit lies outside the scope");
        }
        return database.inTransaction(() -> audited(insert(account), event));
    }

    private int insert(Account account) {
        FailedSignIns failed = account.failedSignIns();
        return database.sql("""
                        INSERT INTO accounts (username, display_name, password_hash, roles, unit, disabled,
                            failed_sign_ins, failed_since, locked_until, password_changed_at, must_change_password)
                        VALUES (:username, :name, :hash, :roles, :unit, :disabled,
                            :count, :since, :until, :changedAt, :mustChange)
                        ON CONFLICT (username) DO NOTHING""")
                .param("username", account.username())
                .param("name", account.displayName())
                .param("hash", account.passwordHash())
                .param("roles", Columns.roles(account.roles()))
                .param("unit", account.unit().value())
                .param("disabled", account.disabled())
                .param("count", failed.count())
                .param("since", time(failed.since()))
                .param("until", time(failed.lockedUntil()))
                .param("changedAt", Columns.time(account.passwordChangedAt()))
                .param("mustChange", account.mustChangePassword())
                .update();
    }

    @Override
    public boolean setPassword(
            AccessScope scope, String username, String passwordHash, boolean mustChange, AuditEvent event) {
        return database.inTransaction(() -> audited(
                database.sql("""
                        UPDATE accounts SET password_hash = :hash, password_changed_at = :now,
                            must_change_password = :mustChange,
                            failed_sign_ins = 0, failed_since = NULL, locked_until = NULL
                        WHERE username = :username AND unit = ANY(:units)""")
                        .param("hash", passwordHash)
                        .param("now", Columns.time(clock.instant()))
                        .param("mustChange", mustChange)
                        .param("username", key(username))
                        .param("units", Columns.units(scope))
                        .update(),
                event));
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
        return database.inTransaction(() -> audited(
                database.sql("""
                        UPDATE accounts SET display_name = :name, roles = :roles, unit = :unit, disabled = :disabled
                        WHERE username = :username AND unit = ANY(:units) AND :unit = ANY(:units)""")
                        .param("name", StorableText.of(displayName))
                        .param("roles", Columns.roles(roles))
                        .param("unit", unit.value())
                        .param("disabled", disabled)
                        .param("username", key(username))
                        .param("units", Columns.units(scope))
                        .update(),
                event));
    }

    @Override
    public Optional<Instant> signInFailed(String username, AuditEvent event) {
        return database.inTransaction(() -> {
            Optional<FailedSignIns> failed = find(username, " FOR UPDATE")
                    .map(account -> account.failedSignIns()
                            .failedAt(Columns.time(clock.instant()).toInstant()));
            failed.ifPresent(now -> save(username, now));
            trail.append(event);
            return failed.flatMap(now -> Optional.ofNullable(now.lockedUntil()));
        });
    }

    @Override
    public boolean signedIn(String username, AuditEvent event) {
        return database.inTransaction(() -> {
            boolean open = find(username, " FOR UPDATE")
                    .filter(account -> !account.disabled() && !account.lockedAt(clock.instant()))
                    .isPresent();
            if (open) {
                save(username, FailedSignIns.NONE);
                trail.append(event);
            }
            return open;
        });
    }

    private void save(String username, FailedSignIns failed) {
        database.sql("""
                        UPDATE accounts SET failed_sign_ins = :count, failed_since = :since, locked_until = :until
                        WHERE username = :username""")
                .param("count", failed.count())
                .param("since", time(failed.since()))
                .param("until", time(failed.lockedUntil()))
                .param("username", key(username))
                .update();
    }

    private boolean audited(int changes, AuditEvent event) {
        if (changes > 0) {
            trail.append(event);
        }
        return changes > 0;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                Set.copyOf(Columns.roles(row)),
                new UnitCode(row.getString("unit")),
                row.getBoolean("disabled"),
                new FailedSignIns(
                        row.getInt("failed_sign_ins"),
                        Columns.optionalInstant(row, "failed_since"),
                        Columns.optionalInstant(row, "locked_until")),
                Columns.instant(row, "password_changed_at"),
                row.getBoolean("must_change_password"));
    }

    /** What cannot be a username finds nothing, but must not upset the database either. */
    private static String key(String username) {
        return StorableText.of(username.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Object time(@Nullable Instant instant) {
        return instant == null ? null : Columns.time(instant);
    }
}
