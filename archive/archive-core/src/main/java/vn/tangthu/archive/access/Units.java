package vn.tangthu.archive.access;

import java.util.List;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.UnitDefinition;

/** The tree of units as it is kept. */
public interface Units {
    /** The tree as it is now, in the order the units were added. */
    UnitTree tree();

    /**
     * Adds the units that are not there yet. Those that are there keep kind, parent and names, which are corrected
     * with a word in the trail; when they exist and who succeeded them is brought up to date.
     *
     * @param units parents before their children
     * @return how many were added
     */
    int addMissing(List<Unit> units);

    /** The units of the catalogue, parents before their children. */
    static List<Unit> of(Catalogue catalogue) {
        return catalogue.units().stream().map(Units::unit).toList();
    }

    private static Unit unit(UnitDefinition definition) {
        String parent = definition.parent();
        return new Unit(
                new UnitCode(definition.code()),
                definition.kind(),
                parent == null ? null : new UnitCode(parent),
                definition.label().vi(),
                definition.label().en(),
                definition.inForce(),
                definition.successors().stream().map(UnitCode::new).toList());
    }
}
