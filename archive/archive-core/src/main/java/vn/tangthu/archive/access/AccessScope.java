package vn.tangthu.archive.access;

import java.util.Set;

/**
 * The units whose documents an act may touch: a mandatory part of every search, read, count, export and statistic
 * (circular, Articles 4 and 16.2). What lies outside must not show anywhere: not in hits, totals, facets, suggestions,
 * highlights or error messages. Something outside the scope is answered exactly like something that is not there.
 *
 * @param units an explicit list; empty means that nothing may be seen
 */
public record AccessScope(Set<UnitCode> units) {
    public AccessScope {
        units = Set.copyOf(units);
    }

    public static AccessScope none() {
        return new AccessScope(Set.of());
    }

    public static AccessScope of(UnitCode... units) {
        return new AccessScope(Set.of(units));
    }

    public boolean allows(UnitCode unit) {
        return units.contains(unit);
    }
}
