package vn.tangthu.wiring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.UnitCorrections;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.catalogue.Catalogue;

/** Brings the units that are kept up to what the catalogue says of them now. */
public final class CatalogueUnits {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueUnits.class);

    /** The trail names so many of them; the log has how many there were. */
    private static final int MOST_NAMED = 100;

    private CatalogueUnits() {}

    /** Adds those that are missing, and corrects the others; whatever is corrected stands in the audit trail. */
    public static void arrive(Units units, UnitCorrections corrections, Catalogue catalogue) {
        List<Unit> all = Units.of(catalogue);
        int added = units.addMissing(all);
        List<UnitCode> corrected =
                corrections.correct(all, codes -> event(all.getFirst().code(), codes));
        if (added + corrected.size() > 0) {
            LOG.info("{} units of the catalogue were added, {} corrected", added, corrected.size());
        }
    }

    private static AuditEvent event(UnitCode root, List<UnitCode> codes) {
        Act machine = new Act(
                new Actor("system", Set.of(), root, AccessScope.none()),
                null,
                "system",
                UUID.randomUUID().toString());
        String named = codes.stream().limit(MOST_NAMED).map(UnitCode::value).collect(Collectors.joining(","));
        return new AuditEvent(
                machine,
                Action.UNITS_CORRECTED,
                "units",
                Map.of("count", Integer.toString(codes.size()), "units", named));
    }
}
