package vn.tangthu.archive.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;

final class InMemoryUnits implements Units {
    private final Map<UnitCode, Unit> units = new LinkedHashMap<>();

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
}
