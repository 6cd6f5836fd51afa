package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/**
 * Who may enter and change what, by the authorities of the catalogue on the day of the act (circular, Article 6.2). Being
 * allowed to see a record is not enough: the unit of whoever acts must have the authority itself, and keep the record, have
 * succeeded the unit that kept it, or stand above the unit that keeps it. A new record is kept by a unit that exists on that
 * day; those that an ended unit kept are changed by its successor.
 */
public class EntryAuthority {
    private final Catalogue catalogue;

    public EntryAuthority(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Decides about one act.
     *
     * @param tree the units as they are now
     * @param keeper the unit that keeps the record, or is to
     */
    public EntryDecision decide(
            UnitTree tree, Actor actor, UnitCode keeper, String category, Authority.Right right, LocalDate day) {
        Optional<RecordCategory> known = catalogue.category(category).filter(RecordCategory::hasRecords);
        if (known.isEmpty()) {
            return new EntryDecision.Refused(
                    "no-such-category",
                    new Label("Không có loại hồ sơ này.", "There is no such category of records."),
                    "TT Điều 6.2");
        }
        String clause = known.get().authorities().stream()
                .map(Authority::clause)
                .distinct()
                .collect(Collectors.joining("; "));
        Optional<Unit> own = tree.find(actor.unit());
        if (own.isEmpty() || !own.get().inForce().contains(day)) {
            return new EntryDecision.Refused(
                    "unit-ended",
                    new Label(
                            "Đơn vị của bạn không còn hoạt động vào ngày này; đơn vị kế thừa được nhập. Căn cứ: "
                                    + clause,
                            "Your unit does not exist on this day; its successor may enter. Clause: " + clause),
                    clause);
        }
        List<Authority> ofKind = known.get().authorities().stream()
                .filter(authority -> authority.unitKind().equals(own.get().kind())
                        && authority.rights().contains(right))
                .toList();
        Optional<Authority> held = ofKind.stream()
                .filter(authority -> authority.inForce().contains(day))
                .findFirst();
        if (held.isEmpty()) {
            return ofKind.isEmpty() ? lacking(known.get(), clause) : ended(clause);
        }
        if (!tree.scopeOf(actor.unit(), day).allows(keeper)) {
            return new EntryDecision.Refused(
                    "other-unit",
                    new Label(
                            "Hồ sơ thuộc đơn vị khác; chỉ đơn vị quản lý hồ sơ hoặc cấp trên có thẩm quyền được nhập. Căn cứ: "
                                    + held.get().clause(),
                            "The record belongs to another unit; only the unit that keeps it, or one above with the"
                                    + " authority, may enter. Clause: "
                                    + held.get().clause()),
                    held.get().clause());
        }
        Optional<Unit> keeping = tree.find(keeper);
        if (right == Authority.Right.ENTER
                && keeping.filter(unit -> unit.inForce().contains(day)).isEmpty()) {
            return keeperEnded(tree, keeper, day, held.get().clause());
        }
        return new EntryDecision.Granted(
                new EntryGrant(category, keeper, right, held.get().clause()));
    }

    /** What it kept goes on, with whoever took its place; what begins now begins there. */
    private static EntryDecision keeperEnded(UnitTree tree, UnitCode keeper, LocalDate day, String clause) {
        List<Unit> now = tree.successorsOf(keeper, day);
        String vietnamese = now.stream()
                .map(unit -> unit.nameVi() + " (" + unit.code().value() + ")")
                .collect(Collectors.joining(", "));
        String english = now.stream()
                .map(unit -> unit.nameEn() + " (" + unit.code().value() + ")")
                .collect(Collectors.joining(", "));
        return new EntryDecision.Refused(
                "keeper-ended",
                new Label(
                        "Đơn vị quản lý không hoạt động vào ngày này nên không nhận hồ sơ mới"
                                + (now.isEmpty() ? "" : "; hãy chọn đơn vị kế thừa: " + vietnamese) + ". Căn cứ: "
                                + clause,
                        "The unit that is to keep it does not exist on this day and takes no new records"
                                + (now.isEmpty() ? "" : "; choose its successor: " + english) + ". Clause: " + clause),
                clause);
    }

    private EntryDecision lacking(RecordCategory category, String clause) {
        String vietnamese = kinds(category, true);
        String english = kinds(category, false);
        return new EntryDecision.Refused(
                "no-authority",
                new Label(
                        "Đơn vị của bạn không có thẩm quyền nhập loại hồ sơ này. Có thẩm quyền: " + vietnamese
                                + ". Căn cứ: " + clause,
                        "Your unit has no authority over this category. Those that have: " + english + ". Clause: "
                                + clause),
                clause);
    }

    private static EntryDecision ended(String clause) {
        return new EntryDecision.Refused(
                "authority-ended",
                new Label(
                        "Thẩm quyền nhập loại hồ sơ này của đơn vị bạn không có hiệu lực vào ngày này. Căn cứ: "
                                + clause,
                        "The authority of your unit over this category is not in force on this day. Clause: " + clause),
                clause);
    }

    private String kinds(RecordCategory category, boolean vietnamese) {
        return category.authorities().stream()
                .map(Authority::unitKind)
                .distinct()
                .map(kind -> catalogue
                        .unitKinds()
                        .find(kind)
                        .map(CodeEntry::label)
                        .map(label -> vietnamese ? label.vi() : label.en())
                        .orElse(kind))
                .collect(Collectors.joining(", "));
    }
}
