package vn.tangthu.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.web.access.Passwords;

/** {@code ./tangthu reset-password}: the way back in for the owner of the data folder. */
final class ResetPasswordCommand {
    private ResetPasswordCommand() {}

    static int run(List<String> arguments, PrintStream out) throws Exception {
        Arguments options = new Arguments(arguments, Set.of("data", "user"), Set.of());
        String user = options.require("user");
        try (CommandDatabase database = CommandDatabase.open(new DataFolder(Path.of(options.get("data", "data"))))) {
            UnitTree tree = new PostgresUnits(database.source()).tree();
            String password = Passwords.generate();
            boolean done = new PostgresAccounts(database.source(), Clock.systemUTC())
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
            return 0;
        }
    }
}
