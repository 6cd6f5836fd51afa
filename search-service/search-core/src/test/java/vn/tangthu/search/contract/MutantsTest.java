package vn.tangthu.search.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class MutantsTest {
    @Test
    void theEngineWithoutAFaultPasses() {
        Events tests = run(Mutants.NoFault.class);
        assertThat(tests.succeeded().count()).isGreaterThan(60);
        assertThat(tests.failed().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Mutants.DropsScopeInHits.class,
                Mutants.DropsScopeInFacets.class,
                Mutants.DropsScopeInTotal.class,
                Mutants.DropsScopeInMatches.class,
                Mutants.DropsTheFieldFilter.class,
                Mutants.DropsWhatIsRequired.class,
                Mutants.DropsTheScopeInCountsOfFields.class,
                Mutants.CutsTheCountsOfAField.class,
                Mutants.LosesAWrite.class,
                Mutants.KeepsTheStaleCopy.class,
                Mutants.LetsTheLateWriteWin.class,
                Mutants.NamesTheSameDocumentTwice.class,
                Mutants.IgnoresRemoval.class,
                Mutants.KeepsTheOldIndex.class,
                Mutants.LosesRemovalsDuringARebuild.class,
                Mutants.ShiftsSpansOfHits.class,
                Mutants.ShiftsSpansEverywhere.class,
                Mutants.StopsPagingEarly.class
            })
    void everyFaultIsFound(Class<?> mutant) {
        assertThat(run(mutant).failed().count())
                .as("failures of %s", mutant.getSimpleName())
                .isPositive();
    }

    private static Events run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
    }
}
