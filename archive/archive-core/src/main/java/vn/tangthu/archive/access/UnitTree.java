package vn.tangthu.archive.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tree of units at one moment; a value. */
public final class UnitTree {
    private final Map<UnitCode, Unit> units = new LinkedHashMap<>();
    /** The units whose records a unit reaches: those below it, and those whose place it took. */
    private final Map<UnitCode, Set<UnitCode>> reached = new HashMap<>();

    public UnitTree(List<Unit> units) {
        for (Unit unit : units) {
            this.units.put(unit.code(), unit);
            UnitCode parent = unit.parent();
            if (parent != null) {
                reached.computeIfAbsent(parent, key -> new HashSet<>()).add(unit.code());
            }
            for (UnitCode successor : unit.successors()) {
                reached.computeIfAbsent(successor, key -> new HashSet<>()).add(unit.code());
            }
        }
    }

    public List<Unit> units() {
        return List.copyOf(units.values());
    }

    public Optional<Unit> find(UnitCode code) {
        return Optional.ofNullable(units.get(code));
    }

    /** The first unit without a parent. */
    public Optional<Unit> root() {
        return units.values().stream().filter(unit -> unit.parent() == null).findFirst();
    }

    /** The unit, everything below it and everything that it succeeded; nothing for an unknown unit. */
    public AccessScope scopeOf(UnitCode unit) {
        Set<UnitCode> result = new HashSet<>();
        Deque<UnitCode> open = new ArrayDeque<>();
        if (units.containsKey(unit)) {
            open.add(unit);
        }
        while (!open.isEmpty()) {
            UnitCode next = open.remove();
            if (result.add(next)) {
                open.addAll(reached.getOrDefault(next, Set.of()));
            }
        }
        return new AccessScope(result);
    }
}
