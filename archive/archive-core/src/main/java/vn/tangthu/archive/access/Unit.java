package vn.tangthu.archive.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Period;

/**
 * A unit of the tree.
 *
 * @param kind code of the catalogue's list {@code unit-kinds}
 * @param parent the unit above, or null for the root
 * @param inForce when it exists
 * @param successors the units that take its place when it ends: what it kept is theirs from then on
 */
public record Unit(
        UnitCode code,
        String kind,
        @Nullable UnitCode parent,
        String nameVi,
        String nameEn,
        Period inForce,
        List<UnitCode> successors) {
    public Unit {
        successors = List.copyOf(successors);
    }

    /** A unit without an end. */
    public Unit(UnitCode code, String kind, @Nullable UnitCode parent, String nameVi, String nameEn) {
        this(code, kind, parent, nameVi, nameEn, Period.ALWAYS, List.of());
    }

    /** Whether it does not exist any more on this day. */
    public boolean endedBy(LocalDate day) {
        LocalDate until = inForce.until();
        return until != null && !day.isBefore(until);
    }
}
