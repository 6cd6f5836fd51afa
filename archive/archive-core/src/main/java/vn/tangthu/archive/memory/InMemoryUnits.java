package vn.tangthu.archive.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.UnitCorrections;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;

final class InMemoryUnits implements Units, UnitCorrections {
    private final AuditTrail trail;
    private final Map<UnitCode, Unit> units = new LinkedHashMap<>();

    InMemoryUnits(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public synchronized UnitTree tree() {
        return new UnitTree(List.copyOf(units.values()));
    }

    @Override
    public synchronized int addMissing(List<Unit> missing) {
        int before = units.size();
        missing.forEach(unit -> units.merge(
                unit.code(),
                unit,
                (old, now) -> new Unit(
                        old.code(),
                        old.kind(),
                        old.parent(),
                        old.nameVi(),
                        old.nameEn(),
                        now.inForce(),
                        now.successors())));
        return units.size() - before;
    }

    @Override
    public synchronized List<UnitCode> correct(List<Unit> all, Function<List<UnitCode>, AuditEvent> event) {
        List<UnitCode> corrected = new ArrayList<>();
        for (Unit unit : all) {
            Unit old = units.get(unit.code());
            if (old != null) {
                Unit now = new Unit(
                        unit.code(),
                        unit.kind(),
                        unit.parent(),
                        unit.nameVi(),
                        unit.nameEn(),
                        old.inForce(),
                        old.successors());
                if (!now.equals(old)) {
                    units.put(unit.code(), now);
                    corrected.add(unit.code());
                }
            }
        }
        if (!corrected.isEmpty()) {
            trail.append(event.apply(List.copyOf(corrected)));
        }
        return List.copyOf(corrected);
    }
}
