package vn.tangthu.catalogue;

import java.util.Set;

/**
 * What units of a kind may do with the records of a category, and when they could (circular, Article 6.2).
 *
 * @param unitKind code of the list {@code unit-kinds}
 */
public record Authority(String unitKind, Set<Right> rights, Period inForce, String clause) {
    public Authority {
        rights = Set.copyOf(rights);
    }

    /** What an authority allows. */
    public enum Right {
        /** Open new records. */
        ENTER,
        /** Add to them, correct and delete. */
        UPDATE
    }
}
