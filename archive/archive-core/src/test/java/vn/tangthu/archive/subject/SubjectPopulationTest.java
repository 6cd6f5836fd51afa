package vn.tangthu.archive.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.tangthu.archive.contract.FictionalPopulation;

/** How many duplicates of a fictional population are proposed, and how many proposals are right. */
class SubjectPopulationTest {
    /** The floors lie below what is measured for every seed that was tried; the benchmark {@code subjects} is larger. */
    @Test
    void mostDuplicatesAreProposedAndMostProposalsAreRight() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        FictionalPopulation.Result result = new FictionalPopulation(seed, 4000, 0.05).judge(Profiles.PRISONER);
        assertThat(result.recall()).as("seed %d: %s", seed, result).isGreaterThan(0.9);
        assertThat(result.precision()).as("seed %d: %s", seed, result).isGreaterThan(0.9);
        assertThat(result.comparedEach()).as("seed %d: %s", seed, result).isLessThan(40);
    }
}
