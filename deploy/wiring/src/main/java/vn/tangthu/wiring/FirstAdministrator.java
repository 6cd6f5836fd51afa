package vn.tangthu.wiring;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.web.access.Passwords;

/** The first account of a fresh installation: it administers, and may grant itself more, which is audited. */
public final class FirstAdministrator {
    public static final String NAME = "admin";

    private FirstAdministrator() {}

    /** Creates the account if there is none at all; the password that is to be printed once. */
    public static Optional<String> create(Accounts accounts, Passwords passwords, UnitTree tree, Clock clock) {
        UnitCode root = CommandLineActs.root(tree);
        AccessScope everything = tree.scopeOf(root);
        if (!accounts.list(everything).isEmpty()) {
            return Optional.empty();
        }
        String password = Passwords.generate();
        Account account = new Account(
                NAME,
                "Quản trị hệ thống",
                passwords.encode(password),
                Set.of(Role.ADMINISTRATOR),
                root,
                false,
                FailedSignIns.NONE,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false);
        AuditEvent event = new AuditEvent(
                CommandLineActs.of(tree),
                Action.ACCOUNT_CHANGED,
                "account:" + NAME,
                Map.of("change", "created", "roles", Role.ADMINISTRATOR.code()));
        return accounts.create(everything, account, event) ? Optional.of(password) : Optional.empty();
    }
}
