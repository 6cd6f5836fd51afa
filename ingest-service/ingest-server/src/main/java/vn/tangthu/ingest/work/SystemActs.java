package vn.tangthu.ingest.work;

import java.util.Set;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.DocumentId;

/** Acts of the machine itself in the audit trail. */
final class SystemActs {
    private SystemActs() {}

    /** What a worker does to a document that belongs to this unit. */
    static Act of(UnitCode unit, DocumentId document) {
        Actor machine = new Actor("system", Set.of(), unit, AccessScope.of(unit));
        return new Act(machine, null, "system", "work:" + document);
    }
}
