package vn.tangthu.archive.access;

import org.jspecify.annotations.Nullable;

/**
 * A unit of the tree.
 *
 * @param kind code of the catalogue's list {@code unit-kinds}
 * @param parent the unit above, or null for the root
 */
public record Unit(UnitCode code, String kind, @Nullable UnitCode parent, String nameVi, String nameEn) {}
