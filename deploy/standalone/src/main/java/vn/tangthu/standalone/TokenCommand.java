package vn.tangthu.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.SiteCatalogue;
import vn.tangthu.wiring.TokenIssue;

/** {@code ./tangthu token}: issues an API token and prints it once, alone on standard output. */
final class TokenCommand {
    private TokenCommand() {}

    static int run(List<String> arguments, PrintStream out) throws Exception {
        Set<String> known = new HashSet<>(TokenIssue.OPTIONS);
        known.add("data");
        known.add("catalogue");
        Arguments options = new Arguments(arguments, known, Set.of());
        DataFolder folder = new DataFolder(Path.of(options.get("data", "data")));
        folder.moveMarks().requireNone();
        try (CommandDatabase database = CommandDatabase.open(folder)) {
            TokenIssue.run(database.source(), SiteCatalogue.load(StartCommand.catalogue(options)), options, out);
            return 0;
        }
    }
}
