package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.catalogue.Catalogue;

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
}
