package vn.tangthu.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.FolderCheck;

/** {@code ./tangthu check-store}: says in words what the two folders guarantee; the server may run meanwhile. */
final class CheckStoreCommand {
    private CheckStoreCommand() {}

    /** @return exit code: 1 if one of them cannot be used */
    static int run(List<String> arguments, PrintStream out) throws IOException {
        Arguments options = new Arguments(arguments, Set.of("data", "medium1", "medium2", "reserve"), Set.of());
        Media media = Media.of(new DataFolder(Path.of(options.get("data", "data"))), options);
        boolean first = new FolderCheck("medium-1", media.first(), media.reserveBytes()).run(out);
        boolean second = new FolderCheck("medium-2", media.second(), media.reserveBytes()).run(out);
        if (!first || !second) {
            return 1;
        }
        out.println(
                media.onOneDisk()
                        ? "Cả hai nằm trên một ổ đĩa: chỉ để dùng thử. / Both lie on one disk: fit for trying out only."
                        : "Hai thư mục nằm trên hai ổ đĩa. / The two folders lie on two disks.");
        return 0;
    }
}
