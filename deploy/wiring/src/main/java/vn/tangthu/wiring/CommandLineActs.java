package vn.tangthu.wiring;

import java.util.Set;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Act;

/** Acts of the data folder's owner at the command line. */
public final class CommandLineActs {
    private CommandLineActs() {}

    public static Act of(UnitTree tree) {
        UnitCode root = root(tree);
        AccessScope scope = tree.scopeOf(root);
        String owner = "owner:" + System.getProperty("user.name");
        return new Act(
                new Actor(owner, Set.of(), root, scope),
                new Purpose("custody", null),
                "command-line",
                UUID.randomUUID().toString());
    }

    public static UnitCode root(UnitTree tree) {
        return tree.root()
                .orElseThrow(() -> new StartRefusedException(
                        "Chưa có đơn vị nào; hãy chạy ./tangthu start một lần trước.",
                        "There are no units yet; run ./tangthu start once first."))
                .code();
    }
}
