package vn.tangthu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
    @Test
    void theRatioIsTakenWithinEachRound() throws Exception {
        // The machine is ten times as slow in the second round; the ratio does not show it.
        Deque<Double> base = new ArrayDeque<>(List.of(100.0, 10.0, 100.0));
        Deque<Double> other = new ArrayDeque<>(List.of(90.0, 9.0, 80.0));
        String table = new Contest("pages a second")
                .with("base", () -> new double[] {base.remove()})
                .with("other", () -> new double[] {other.remove()})
                .run(0, 3)
                .table();
        assertThat(table).contains("| base | 100 (10.0–100) | 1.00 (1.00–1.00) |");
        assertThat(table).contains("| other | 80.0 (9.00–90.0) | 0.90 (0.80–0.90) |");
    }

    @Test
    void contendersChangeTheirOrderAndWarmUpsDoNotCount() throws Exception {
        List<String> turns = new ArrayList<>();
        Contest contest =
                new Contest("figure").with("a", () -> turn(turns, "a")).with("b", () -> turn(turns, "b"));
        assertThat(contest.run(1, 2).median("b", 0)).isEqualTo((3 + 4) / 2.0);
        assertThat(turns).containsExactly("b", "a", "a", "b", "b", "a");
    }

    private static double[] turn(List<String> turns, String name) {
        turns.add(name);
        return new double[] {turns.size() - 1.0};
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        double[] values = {5, 1, 4, 2, 3};
        assertThat(Contest.percentile(0.5, values)).isEqualTo(3);
        assertThat(Contest.percentile(0.99, values)).isEqualTo(5);
        assertThat(Contest.percentile(0.2, values)).isEqualTo(1);
        assertThat(Contest.median(4, 1, 3, 2)).isEqualTo(2.5);
    }
}
