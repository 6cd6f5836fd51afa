package vn.tangthu.wiring;

import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;

/** Writes damage and repair of copies into the audit trail. */
public final class AuditedRepairs implements MirrorListener {
    private static final Logger LOG = LoggerFactory.getLogger(AuditedRepairs.class);
    private final AuditTrail trail;
    private final Act machine;

    public AuditedRepairs(AuditTrail trail, UnitCode root) {
        this.trail = trail;
        machine = new Act(new Actor("system", Set.of(), root, AccessScope.none()), null, "system", "mirror");
    }

    @Override
    public void damaged(Sha256 digest, String store, CopyState.State state) {
        append(Action.COPY_DAMAGED, digest, Map.of("store", store, "state", state.name()));
    }

    @Override
    public void repaired(Sha256 digest, String store) {
        append(Action.COPY_REPAIRED, digest, Map.of("store", store));
    }

    @Override
    public void notRepaired(Sha256 digest, StoreFailure failure) {
        append(
                Action.COPY_DAMAGED,
                digest,
                Map.of(
                        "store",
                        failure.store(),
                        "state",
                        "NOT_REPAIRED",
                        "kind",
                        failure.kind().name()));
    }

    private void append(Action action, Sha256 digest, Map<String, String> detail) {
        LOG.warn("{} {} {}", action, digest, detail);
        trail.append(new AuditEvent(machine, action, "object:" + digest, detail));
    }
}
