package vn.tangthu.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One unit of the seed tree.
 *
 * @param code unique code
 * @param kind code from the list {@code unit-kinds}
 * @param parent code of the unit above, or null for the root
 */
public record UnitDefinition(
        String code, String kind, @Nullable String parent, Label label) {}
