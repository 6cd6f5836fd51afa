package vn.tangthu.archive.access;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The tree of units at one moment; a value. */
public final class UnitTree {
    private final Map<UnitCode, Unit> units = new LinkedHashMap<>();
    private final Map<UnitCode, Set<UnitCode>> below = new HashMap<>();
    private final Map<UnitCode, Set<UnitCode>> succeeded = new HashMap<>();

    public UnitTree(List<Unit> units) {
        for (Unit unit : units) {
            this.units.put(unit.code(), unit);
            UnitCode parent = unit.parent();
            if (parent != null) {
                below.computeIfAbsent(parent, key -> new HashSet<>()).add(unit.code());
            }
            for (UnitCode successor : unit.successors()) {
                succeeded.computeIfAbsent(successor, key -> new HashSet<>()).add(unit.code());
            }
        }
    }

    public List<Unit> units() {
        return List.copyOf(units.values());
    }

    public Optional<Unit> find(UnitCode code) {
        return Optional.ofNullable(units.get(code));
    }

    /** The units that have taken the place of one that has ended by this day, and exist on it themselves. */
    public List<Unit> successorsOf(UnitCode ended, LocalDate day) {
        Set<UnitCode> seen = new HashSet<>();
        List<Unit> result = new ArrayList<>();
        Deque<UnitCode> open = new ArrayDeque<>(List.of(ended));
        while (!open.isEmpty()) {
            UnitCode next = open.remove();
            if (seen.add(next)) {
                find(next).filter(unit -> unit.endedBy(day)).ifPresent(unit -> open.addAll(unit.successors()));
                find(next)
                        .filter(unit -> unit.inForce().contains(day) && !next.equals(ended))
                        .ifPresent(result::add);
            }
        }
        return List.copyOf(result);
    }

    /** The units that a unit has taken the place of by this day, also through others; the nearest first. */
    public List<UnitCode> predecessorsOf(UnitCode unit, LocalDate day) {
        Set<UnitCode> result = new LinkedHashSet<>();
        Deque<UnitCode> open = new ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            succeeded.getOrDefault(open.remove(), Set.of()).stream()
                    .filter(predecessor -> !predecessor.equals(unit)
                            && find(predecessor).filter(one -> one.endedBy(day)).isPresent()
                            && result.add(predecessor))
                    .forEach(open::add);
        }
        return List.copyOf(result);
    }

    /** The first unit without a parent. */
    public Optional<Unit> root() {
        return units.values().stream().filter(unit -> unit.parent() == null).findFirst();
    }

    /**
     * The unit, everything below it and everything that it will ever have succeeded; nothing for an unknown unit. For those
     * above all units, whom no day makes a difference to; others have a scope on a day.
     */
    public AccessScope scopeOf(UnitCode unit) {
        return scopeOf(unit, predecessor -> true);
    }

    /**
     * The unit, everything below it and everything that it has succeeded by this day; nothing for an unknown unit. Until a
     * unit ends, what it keeps is its own.
     */
    public AccessScope scopeOf(UnitCode unit, LocalDate day) {
        return scopeOf(unit, predecessor -> predecessor.endedBy(day));
    }

    private AccessScope scopeOf(UnitCode unit, Predicate<Unit> handedOver) {
        Set<UnitCode> result = new HashSet<>();
        Deque<UnitCode> open = new ArrayDeque<>();
        if (units.containsKey(unit)) {
            open.add(unit);
        }
        while (!open.isEmpty()) {
            UnitCode next = open.remove();
            if (result.add(next)) {
                open.addAll(below.getOrDefault(next, Set.of()));
                succeeded.getOrDefault(next, Set.of()).stream()
                        .filter(predecessor ->
                                find(predecessor).filter(handedOver).isPresent())
                        .forEach(open::add);
            }
        }
        return new AccessScope(result);
    }
}
