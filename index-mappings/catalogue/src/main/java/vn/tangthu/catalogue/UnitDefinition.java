package vn.tangthu.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the seed tree.
 *
 * @param code unique code; never given to another unit
 * @param kind code from the list {@code unit-kinds}
 * @param parent code of the unit above, or null for the root
 * @param inForce when it exists; its records stay reachable by its successors afterwards
 * @param successors codes of the units that took its place
 */
public record UnitDefinition(
        String code, String kind, @Nullable String parent, Label label, Period inForce, List<String> successors) {
    public UnitDefinition {
        successors = List.copyOf(successors);
    }
}
