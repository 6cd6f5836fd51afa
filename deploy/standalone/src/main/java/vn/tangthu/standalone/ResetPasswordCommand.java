package vn.tangthu.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.PasswordReset;

/** {@code ./tangthu reset-password}: the way back in for the owner of the data folder. */
final class ResetPasswordCommand {
    private ResetPasswordCommand() {}

    static int run(List<String> arguments, PrintStream out) throws Exception {
        Arguments options = new Arguments(arguments, Set.of("data", "user"), Set.of());
        String user = options.require("user");
        DataFolder folder = new DataFolder(Path.of(options.get("data", "data")));
        folder.moveMarks().requireNone();
        try (CommandDatabase database = CommandDatabase.open(folder)) {
            PasswordReset.run(database.source(), user, out);
            return 0;
        }
    }
}
