package vn.tangthu.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Contenders that take turns, so that whatever else the machine does falls on all of them. The first is the baseline. The
 * ratio is taken within each round, by the first column.
 */
final class Contest {
    /** One turn; gives a figure for each column. */
    @FunctionalInterface
    interface Turn {
        double[] take() throws Exception;
    }

    private record Contender(String name, Turn turn, List<double[]> rounds) {}

    private final List<String> columns;
    private final List<Contender> contenders = new ArrayList<>();

    Contest(String... columns) {
        this.columns = List.of(columns);
    }

    Contest with(String name, Turn turn) {
        contenders.add(new Contender(name, turn, new ArrayList<>()));
        return this;
    }

    /** Every other round goes backwards: who comes after whom matters to caches and clocks. */
    Contest run(int warmUps, int rounds) throws Exception {
        for (int round = -warmUps; round < rounds; round++) {
            for (Contender contender : round % 2 == 0 ? contenders : contenders.reversed()) {
                double[] figures = contender.turn.take();
                Benchmarks.progress((round < 0 ? "warm-up" : "round " + (round + 1)) + ", " + contender.name + ": "
                        + Arrays.toString(figures));
                if (round >= 0) {
                    contender.rounds.add(figures);
                }
            }
        }
        return this;
    }

    double median(String name, int column) {
        return contenders.stream()
                .filter(contender -> contender.name.equals(name))
                .mapToDouble(contender -> median(column(contender, column)))
                .findFirst()
                .orElseThrow();
    }

    /** Cells are the median of the rounds and, in brackets, the least and the greatest. */
    String table() {
        StringBuilder table = new StringBuilder("| | ")
                .append(String.join(" | ", columns))
                .append(" | ratio to the first, by ")
                .append(columns.getFirst())
                .append(" |\n|---|")
                .append("---|".repeat(columns.size() + 1))
                .append('\n');
        for (Contender contender : contenders) {
            table.append("| ").append(contender.name);
            for (int i = 0; i < columns.size(); i++) {
                table.append(" | ").append(cell(column(contender, i)));
            }
            table.append(" | ").append(cell(ratios(contender))).append(" |\n");
        }
        return table.toString();
    }

    private double[] ratios(Contender contender) {
        double[] own = column(contender, 0);
        double[] base = column(contenders.getFirst(), 0);
        double[] result = new double[own.length];
        Arrays.setAll(result, i -> own[i] / base[i]);
        return result;
    }

    private static double[] column(Contender contender, int column) {
        return contender.rounds.stream().mapToDouble(round -> round[column]).toArray();
    }

    static String cell(double... values) {
        double least = DoubleStream.of(values).min().orElseThrow();
        double greatest = DoubleStream.of(values).max().orElseThrow();
        return number(median(values)) + " (" + number(least) + "–" + number(greatest) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The least value that a share of all values does not exceed (nearest rank). */
    static double percentile(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
