package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Period;

/** The tree of units. */
public interface UnitsContract extends ArchiveContract {
    @Test
    default void missingUnitsAreAddedAndOthersStayAsTheyAre() {
        try (TestArchive archive = open(new TestClock())) {
            Unit root = new Unit(new UnitCode("Z"), "ministry", null, "Bộ", "Ministry");
            Unit below = new Unit(new UnitCode("A"), "prison", root.code(), "Trại", "Prison");
            assertThat(archive.units().tree().units()).isEmpty();
            assertThat(archive.units().addMissing(List.of(root, below))).isEqualTo(2);
            Unit renamed = new Unit(new UnitCode("Z"), "ministry", null, "Khác", "Other");
            Unit next = new Unit(new UnitCode("M"), "prison", below.code(), "Trại", "Prison");
            assertThat(archive.units().addMissing(List.of(renamed, next))).isEqualTo(1);
            assertThat(archive.units().tree().units()).containsExactly(root, below, next);
        }
    }

    @Test
    default void theCatalogueIsAddedOnce() {
        try (TestArchive archive = open(new TestClock())) {
            List<Unit> seed = Units.of(Catalogue.load());
            assertThat(archive.units().addMissing(seed)).isEqualTo(seed.size()).isGreaterThan(30);
            assertThat(archive.units().addMissing(seed)).isZero();
            assertThat(archive.units().tree().units()).isEqualTo(seed);
        }
    }

    @Test
    default void whenAUnitExistsAndWhoSucceedsItIsBroughtUpToDate() {
        try (TestArchive archive = open(new TestClock())) {
            Unit root = unit("Z", null, Period.ALWAYS);
            Unit old = unit("OLD", "Z", new Period(LocalDate.of(2000, 1, 1), null));
            Unit next = unit("NEXT", "Z", Period.ALWAYS);
            archive.units().addMissing(List.of(root, old, next));
            assertThat(archive.units().tree().units()).containsExactly(root, old, next);

            Period ended = new Period(null, LocalDate.of(2025, 3, 1));
            Unit merged = unit("OLD", "Z", ended, "NEXT", "Z");
            assertThat(archive.units().addMissing(List.of(root, merged, next))).isZero();
            assertThat(archive.units().tree().units()).containsExactly(root, merged, next);
            assertThat(archive.units().addMissing(List.of(root, old))).isZero();
            assertThat(archive.units().tree().units()).containsExactly(root, old, next);
        }
    }

    @Test
    default void aSuccessorReachesWhatItsPredecessorsAndTheirsReached() {
        Period ended = new Period(null, LocalDate.of(2025, 7, 1));
        try (TestArchive archive = open(new TestClock())) {
            archive.units()
                    .addMissing(List.of(
                            unit("Z", null, Period.ALWAYS),
                            unit("NEW", "Z", Period.ALWAYS),
                            unit("OTHER", "Z", Period.ALWAYS),
                            unit("LAST", "Z", ended, "NEW"),
                            unit("OLDER", "Z", ended, "LAST"),
                            unit("OLDEST", "OLDER", ended, "OLDER", "OTHER"),
                            unit("BELOW", "OLDEST", Period.ALWAYS)));
            UnitTree tree = archive.units().tree();
            assertThat(tree.scopeOf(new UnitCode("NEW"))).isEqualTo(scope("NEW", "LAST", "OLDER", "OLDEST", "BELOW"));
            assertThat(tree.scopeOf(new UnitCode("OTHER"))).isEqualTo(scope("OTHER", "OLDEST", "BELOW"));
            assertThat(tree.scopeOf(new UnitCode("OLDEST"))).isEqualTo(scope("OLDEST", "BELOW"));
            assertThat(tree.scopeOf(new UnitCode("Z")).units()).hasSize(7);
            assertThat(tree.scopeOf(new UnitCode("NOWHERE"))).isEqualTo(AccessScope.none());
            LocalDate day = LocalDate.of(2025, 7, 1);
            assertThat(tree.predecessorsOf(new UnitCode("NEW"), day))
                    .containsExactly(new UnitCode("LAST"), new UnitCode("OLDER"), new UnitCode("OLDEST"));
            assertThat(tree.predecessorsOf(new UnitCode("OTHER"), day)).containsExactly(new UnitCode("OLDEST"));
            assertThat(tree.predecessorsOf(new UnitCode("NEW"), day.minusDays(1)))
                    .isEmpty();
            assertThat(tree.predecessorsOf(new UnitCode("NOWHERE"), day)).isEmpty();
        }
    }

    private static AccessScope scope(String... units) {
        return new AccessScope(Stream.of(units).map(UnitCode::new).collect(Collectors.toSet()));
    }

    private static Unit unit(String code, @Nullable String parent, Period inForce, String... successors) {
        return new Unit(
                new UnitCode(code),
                "prison",
                parent == null ? null : new UnitCode(parent),
                "Đơn vị " + code,
                "Unit " + code,
                inForce,
                Stream.of(successors).map(UnitCode::new).toList());
    }
}
