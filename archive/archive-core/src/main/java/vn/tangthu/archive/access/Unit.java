package vn.tangthu.archive.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Period;

/**
 * A unit of the tree.
 *
 * @param kind code of the catalogue's list {@code unit-kinds}
 * @param parent the unit above, or null for the root
 * @param inForce when it exists
 * @param successors the units that took its place: what it kept is theirs
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
}
