package vn.tangthu.archive.imports;

import java.util.Map;
import java.util.Set;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;

/** What the trail says of imports that the machine ends, for the unit whose they are. */
public final class ImportEnd {
    private ImportEnd() {}

    public static AuditEvent of(Import one, Map<String, String> detail) {
        Actor machine = new Actor("system", Set.of(), one.unit(), AccessScope.of(one.unit()));
        return new AuditEvent(
                new Act(machine, null, "system", "work:" + one.id()),
                Action.IMPORT_ENDED,
                one.id().object(),
                detail);
    }

    /** Nobody did anything about it for too long. */
    public static AuditEvent idle(Import one) {
        return of(one, Map.of("reason", "idle"));
    }
}
