package vn.tangthu.wiring;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.object.Sha256;

/** Recomputes the chain and compares it with the anchors outside of the database. */
public final class AuditVerification {
    private AuditVerification() {}

    /** @return exit code: 0 all is well, 3 the chain is broken */
    public static int run(AuditTrail trail, AnchorPlaces places, PrintStream out) throws IOException {
        return switch (trail.verify()) {
            case ChainCheck.Intact(long entries, Sha256 head) -> {
                out.println("Nhật ký nguyên vẹn / The trail is intact: " + entries + " mục / entries, " + head);
                yield anchors(new AuditAnchors(trail, places), out);
            }
            case ChainCheck.Broken(long sequence, String reason) -> {
                out.println("NHẬT KÝ BỊ HỎNG tại mục / THE TRAIL IS BROKEN at entry " + sequence + ": " + reason);
                yield 3;
            }
        };
    }

    private static int anchors(AuditAnchors anchors, PrintStream out) throws IOException {
        Optional<AuditAnchors.Mismatch> mismatch = anchors.firstMismatch();
        mismatch.ifPresent(found ->
                out.println("NHẬT KÝ BỊ THAY / THE TRAIL WAS REPLACED, see " + found.file() + ": " + found.line()));
        return mismatch.isPresent() ? 3 : 0;
    }
}
