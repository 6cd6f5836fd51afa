package vn.tangthu.archive.web.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.web.Csv;
import vn.tangthu.archive.web.access.Acts;

/** Every way of reading the trail; each leaves its own entry before anything is read. */
@Component
final class AuditReading {
    private static final int CHUNK = 1000;

    private final AuditTrail trail;
    private final Units units;

    AuditReading(AuditTrail trail, Units units) {
        this.trail = trail;
        this.units = units;
    }

    /** What was done before signing in belongs to no unit: whoever inspects the whole tree reads it. */
    private AccessScope scope(Act act) {
        Set<UnitCode> readable = new HashSet<>(act.actor().scope().units());
        boolean whole =
                units.tree().root().map(Unit::code).filter(readable::contains).isPresent();
        if (whole) {
            readable.add(Acts.NO_UNIT);
        }
        return new AccessScope(readable);
    }

    List<AuditEntry> page(Act act, AuditFilter filter, @Nullable Long before, int size) {
        var query = filter.query(before, size);
        trail.append(new AuditEvent(act, Action.AUDIT_READ, null, filter.facts()));
        return trail.read(scope(act), query);
    }

    ChainCheck verify(Act act) {
        ChainCheck check = trail.verify();
        String result = switch (check) {
            case ChainCheck.Intact intact -> "intact";
            case ChainCheck.Broken broken -> "broken at " + broken.sequence();
        };
        trail.append(new AuditEvent(act, Action.AUDIT_READ, null, Map.of("verified", result)));
        return check;
    }

    /** Notes the export and checks the filter; to be called before the answer is begun. */
    void beginExport(Act act, AuditFilter filter) {
        filter.query(null, CHUNK);
        trail.append(new AuditEvent(act, Action.EXPORTED, "audit", filter.facts()));
    }

    void export(Act act, AuditFilter filter, Writer out) throws IOException {
        out.write(Csv.BYTE_ORDER_MARK);
        out.write(Csv.line(List.of(
                "sequence",
                "at",
                "actor",
                "roles",
                "unit",
                "purpose",
                "reference",
                "channel",
                "request",
                "action",
                "object",
                "detail",
                "previous",
                "hash")));
        AccessScope scope = scope(act);
        Long before = null;
        List<AuditEntry> chunk;
        do {
            chunk = trail.read(scope, filter.query(before, CHUNK));
            for (AuditEntry entry : chunk) {
                out.write(line(entry));
                before = entry.sequence();
            }
        } while (chunk.size() == CHUNK);
    }

    private static String line(AuditEntry entry) {
        return Csv.line(Arrays.asList(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.roles(),
                entry.unit(),
                entry.purpose(),
                entry.reference(),
                entry.channel(),
                entry.request(),
                entry.action(),
                entry.object(),
                entry.detail().isEmpty() ? null : entry.detail().toString(),
                entry.previous().hex(),
                entry.hash().hex()));
    }
}
