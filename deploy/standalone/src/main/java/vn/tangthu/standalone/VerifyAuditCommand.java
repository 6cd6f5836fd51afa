package vn.tangthu.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.AuditVerification;

/** {@code ./tangthu verify-audit}: recomputes the chain and compares it with the anchors on the media. */
final class VerifyAuditCommand {
    private VerifyAuditCommand() {}

    static int run(List<String> arguments, PrintStream out) throws Exception {
        Arguments options = new Arguments(arguments, Set.of("data", "medium1", "medium2"), Set.of());
        DataFolder folder = new DataFolder(Path.of(options.get("data", "data")));
        try (CommandDatabase database = CommandDatabase.open(folder)) {
            AuditTrail trail = new PostgresAuditTrail(database.source(), Clock.systemUTC());
            return AuditVerification.run(trail, Media.of(folder, options).anchors(), out);
        }
    }
}
