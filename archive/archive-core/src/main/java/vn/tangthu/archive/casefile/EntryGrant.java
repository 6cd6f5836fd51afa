package vn.tangthu.archive.casefile;

import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.catalogue.Authority;

/**
 * That a unit may enter or change records of one category, kept by one unit: a mandatory part of every write. Only
 * {@link EntryAuthority} makes one (circular, Article 6.2).
 */
public final class EntryGrant {
    private final String category;
    private final UnitCode unit;
    private final Authority.Right right;
    private final String clause;

    EntryGrant(String category, UnitCode unit, Authority.Right right, String clause) {
        this.category = category;
        this.unit = unit;
        this.right = right;
        this.clause = clause;
    }

    public String category() {
        return category;
    }

    /** The unit that keeps the records. */
    public UnitCode unit() {
        return unit;
    }

    public Authority.Right right() {
        return right;
    }

    /** The clause that it rests on. */
    public String clause() {
        return clause;
    }

    public boolean covers(String wantedCategory, UnitCode wantedUnit, Authority.Right wantedRight) {
        return category.equals(wantedCategory) && unit.equals(wantedUnit) && right == wantedRight;
    }

    /** @throws IllegalArgumentException if it was given for something else */
    public void require(String wantedCategory, UnitCode wantedUnit, Authority.Right wantedRight) {
        if (!covers(wantedCategory, wantedUnit, wantedRight)) {
            throw new IllegalArgumentException("The grant was given for something else");
        }
    }
}
