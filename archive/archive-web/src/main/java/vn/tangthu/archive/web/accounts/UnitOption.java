package vn.tangthu.archive.web.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;

/**
 * A unit in a list that shows the tree.
 *
 * @param depth 0 for the highest unit in the scope
 */
record UnitOption(String code, String name, String kind, int depth) {
    /** Units of the scope, each directly above the units below it. */
    static List<UnitOption> of(UnitTree tree, AccessScope scope, Locale locale) {
        List<UnitOption> result = new ArrayList<>();
        for (Unit unit : tree.units()) {
            UnitCode parent = unit.parent();
            if (scope.allows(unit.code()) && (parent == null || !scope.allows(parent))) {
                add(result, tree, unit, 0, locale);
            }
        }
        return result;
    }

    private static void add(List<UnitOption> result, UnitTree tree, Unit unit, int depth, Locale locale) {
        result.add(new UnitOption(unit.code().value(), nameOf(unit, locale), unit.kind(), depth));
        for (Unit below : tree.units()) {
            if (Objects.equals(below.parent(), unit.code())) {
                add(result, tree, below, depth + 1, locale);
            }
        }
    }

    static String nameOf(@Nullable Unit unit, Locale locale) {
        if (unit == null) {
            return "";
        }
        return locale.getLanguage().equals("en") ? unit.nameEn() : unit.nameVi();
    }

    /** The name, moved to the right by its depth: what a select box can show of a tree. */
    public String indented() {
        return "\u2003".repeat(depth) + name + " (" + code + ")";
    }
}
