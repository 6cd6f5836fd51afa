package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.UnitCorrections;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.catalogue.Period;

/** A mistake in a unit does not stay for ever, and is not mended without a word. */
public interface UnitCorrectionsContract {
    Period SINCE = new Period(LocalDate.of(2000, 1, 1), null);

    /** Fresh units over a fresh trail. */
    Opened openUnits();

    /** @param end called when the test is over */
    record Opened(Units units, UnitCorrections corrections, AuditTrail trail, Runnable end) implements AutoCloseable {
        public Opened with(UnitCorrections other) {
            return new Opened(units, other, trail, end);
        }

        @Override
        public void close() {
            end.run();
        }
    }

    @Test
    default void kindParentAndNamesAreCorrectedWithOneAuditEntry() {
        try (Opened opened = openUnits()) {
            Unit root = unit("Z", "ministry", null, "Bộ");
            Unit wrong =
                    new Unit(new UnitCode("A"), "prison", root.code(), "Sai", "Wrong", SINCE, List.of(root.code()));
            Unit good = unit("B", "prison", "Z", "Trại");
            Unit added = unit("C", "provincial-agency", "Z", "Mới");
            int first = opened.units.addMissing(List.of(root, wrong, good));
            int later = opened.units.addMissing(List.of(added));
            assertThat(first + later).isEqualTo(4);

            // When it exists and who succeeds it is not the matter of this.
            Unit right = unit("A", "custody-house", "C", "Đúng");
            Unit renamed = unit("C", "provincial-agency", "Z", "Mới hơn");
            Unit unknown = unit("X", "prison", "Z", "Không có");
            assertThat(opened.corrections.correct(
                            List.of(root, right, good, renamed, unknown), UnitCorrectionsContract::event))
                    .containsExactly(wrong.code(), added.code());
            UnitTree tree = opened.units.tree();
            assertThat(tree.units())
                    .containsExactlyInAnyOrder(
                            root,
                            new Unit(
                                    right.code(),
                                    right.kind(),
                                    right.parent(),
                                    right.nameVi(),
                                    right.nameEn(),
                                    SINCE,
                                    wrong.successors()),
                            good,
                            renamed);
            assertThat(tree.scopeOf(added.code())).isEqualTo(new AccessScope(Set.of(added.code(), wrong.code())));
            assertThat(opened.trail.readAll(AuditQuery.newest(10)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.detail()).containsEntry("units", "A,C"));
        }
    }

    @Test
    default void whatIsRightIsLeftAloneWithoutAWord() {
        try (Opened opened = openUnits()) {
            Unit root = unit("Z", "ministry", null, "Bộ");
            Unit below = unit("A", "prison", "Z", "Trại");
            int unused = opened.units.addMissing(List.of(root, below));
            assertThat(opened.corrections.correct(List.of(root, below), UnitCorrectionsContract::event))
                    .isEmpty();
            assertThat(opened.trail.readAll(AuditQuery.newest(10))).isEmpty();
        }
    }

    @Test
    default void oneThatStoodBelowAnotherMayStandBelowNone() {
        try (Opened opened = openUnits()) {
            Unit root = unit("Z", "ministry", null, "Bộ");
            int unused = opened.units.addMissing(List.of(root, unit("A", "prison", "Z", "Trại")));
            Unit apart = unit("A", "prison", null, "Trại");
            assertThat(opened.corrections.correct(List.of(apart), UnitCorrectionsContract::event))
                    .containsExactly(apart.code());
            assertThat(opened.units.tree().units()).containsExactly(root, apart);
        }
    }

    private static AuditEvent event(List<UnitCode> codes) {
        AuditEvent event = Samples.event(Action.UNITS_CORRECTED);
        String named = codes.stream().map(UnitCode::value).collect(Collectors.joining(","));
        return new AuditEvent(event.act(), event.action(), "units", Map.of("units", named));
    }

    private static Unit unit(String code, String kind, @Nullable String parent, String name) {
        return new Unit(
                new UnitCode(code),
                kind,
                parent == null ? null : new UnitCode(parent),
                name + " (ví dụ)",
                name + " (example)");
    }
}
