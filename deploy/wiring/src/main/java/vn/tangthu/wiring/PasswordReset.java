package vn.tangthu.wiring;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.web.access.Passwords;

/** The way back in for the owner of the installation. */
public final class PasswordReset {
    private PasswordReset() {}

    /** Gives the account a new random password and prints it, once. */
    public static void run(DataSource source, String user, PrintStream out) {
        UnitTree tree = new PostgresUnits(source, Clock.systemUTC()).tree();
        String password = Passwords.generate();
        boolean done = new PostgresAccounts(source, Clock.systemUTC())
                .setPassword(
                        tree.scopeOf(CommandLineActs.root(tree)),
                        user,
                        new Passwords().encode(password),
                        true,
                        new AuditEvent(
                                CommandLineActs.of(tree),
                                Action.ACCOUNT_CHANGED,
                                "account:" + user,
                                Map.of("change", "password-reset")));
        if (!done) {
            throw new StartRefusedException(
                    "Không có tài khoản '" + user + "'.", "There is no account '" + user + "'.");
        }
        out.println(password);
    }
}
