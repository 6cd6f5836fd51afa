package vn.tangthu.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.postgres.PostgresAuditTrail;

/** {@code ./tangthu verify-audit}: recomputes the chain and compares it with the anchors on the media. */
final class VerifyAuditCommand {
    private VerifyAuditCommand() {}

    static int run(List<String> arguments, PrintStream out) throws Exception {
        Arguments options = new Arguments(arguments, Set.of("data", "medium1", "medium2"), Set.of());
        DataFolder folder = new DataFolder(Path.of(options.get("data", "data")));
        try (CommandDatabase database = CommandDatabase.open(folder)) {
            AuditTrail trail = new PostgresAuditTrail(database.source(), Clock.systemUTC());
            return switch (trail.verify()) {
                case ChainCheck.Intact(long entries, Sha256 head) -> {
                    out.println("Nhật ký nguyên vẹn / The trail is intact: " + entries + " mục / entries, " + head);
                    yield anchors(
                            new AuditAnchors(trail, Media.of(folder, options).paths()), out);
                }
                case ChainCheck.Broken(long sequence, String reason) -> {
                    out.println("NHẬT KÝ BỊ HỎNG tại mục / THE TRAIL IS BROKEN at entry " + sequence + ": " + reason);
                    yield 3;
                }
            };
        }
    }

    private static int anchors(AuditAnchors anchors, PrintStream out) throws Exception {
        Optional<AuditAnchors.Mismatch> mismatch = anchors.firstMismatch();
        mismatch.ifPresent(found ->
                out.println("NHẬT KÝ BỊ THAY / THE TRAIL WAS REPLACED, see " + found.file() + ": " + found.line()));
        return mismatch.isPresent() ? 3 : 0;
    }
}
