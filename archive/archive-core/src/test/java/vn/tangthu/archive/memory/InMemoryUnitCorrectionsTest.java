package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.accounts.UnitCorrections;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.UnitCorrectionsContract;

class InMemoryUnitCorrectionsTest implements UnitCorrectionsContract {
    @Override
    public Opened openUnits() {
        InMemoryArchive archive = new InMemoryArchive(Clock.systemUTC());
        return new Opened(archive.units(), archive.unitCorrections(), archive.auditTrail(), () -> {});
    }

    @TestFactory
    Stream<DynamicTest> correctionsThatBreakTheirPromiseFail() {
        Map<String, UnaryOperator<UnitCorrections>> mutants = Map.of(
                "corrects nothing", real -> (units, event) -> List.of(),
                "corrects the first alone", real -> (units, event) -> real.correct(units.subList(0, 1), event),
                "leaves the parent",
                        real -> (units, event) -> real.correct(
                                units.stream()
                                        .map(unit ->
                                                new Unit(unit.code(), unit.kind(), null, unit.nameVi(), unit.nameEn()))
                                        .toList(),
                                event),
                "tells nobody",
                        real -> (units, event) -> new InMemoryArchive(Clock.systemUTC())
                                .unitCorrections()
                                .correct(units, event));
        return mutants.entrySet().stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.getKey(), () -> {
                    UnitCorrectionsContract subject = () -> {
                        Opened opened = openUnits();
                        return opened.with(mutant.getValue().apply(opened.corrections()));
                    };
                    assertThat(ContractRun.failures(UnitCorrectionsContract.class, subject))
                            .isNotEmpty();
                }));
    }
}
