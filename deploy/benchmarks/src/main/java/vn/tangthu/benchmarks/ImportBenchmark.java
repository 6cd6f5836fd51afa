package vn.tangthu.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;

/**
 * Rows a second of an import through the running program (validated, authorised, audited, until the last row is found by a
 * search), against a bare COPY of the very rows that it wrote into a copy of the same table with the same indexes, which grows
 * as the first does and is durable when it ends.
 */
final class ImportBenchmark {
    /** All columns but the one that PostgreSQL computes. */
    private static final String COLUMNS = "id, subject, category, unit, version, contents, documents, status, lacking,"
            + " due_code, due, deleted, opened_at, opened_by, changed_at, changed_by";

    private static final int SERIES = 100_000;

    private ImportBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        Path folder = setup.fresh("import");
        try (Server server = Server.start(folder)) {
            Programme programme = new Programme(server, server.api("entry-officer", "TG-01"), server.api("analyst"));
            try (Connection database = server.database()) {
                execute(database, "CREATE TABLE bare (LIKE case_files INCLUDING ALL)");
                int few = setup.amount(10_000, 500);
                double[] first = seconds(programme, database, folder, few, setup.seed(), new TreeMap<>());
                out.println(String.format(
                        Locale.ROOT,
                        "The first %,d rows of a program that has just started: found after %.2f s, COPY %.2f s%n",
                        few,
                        first[1],
                        first[0]));
                // It compiles itself for longer than the first files take.
                series(setup, programme, database, folder, setup.amount(100_000, 500), -1, new TreeMap<>());
                if (setup.before() > 0) {
                    grow(database, setup.before());
                }
                for (int rows : setup.quick() ? new int[] {1000} : setup.rows()) {
                    Map<String, Double> peak = new TreeMap<>();
                    Contest contest = new Contest(
                            "rows a second, " + String.format(Locale.ROOT, "%,d rows", rows),
                            "rows a second of processor time, to the last found");
                    double[][] figures = new double[setup.rounds()][];
                    for (int i = 0; i < setup.rounds(); i++) {
                        figures[i] = series(setup, programme, database, folder, rows, i, peak);
                    }
                    report(contest, figures, setup.rounds(), out);
                    out.println("Check before it: " + Contest.cell(column(figures, 3))
                            + " rows a second; peak memory, MB: " + peak + "\n");
                }
            }
        }
    }

    /** Both tables as they are after years: copies of what was imported, in the database alone. */
    private static void grow(Connection database, int records) throws SQLException {
        int there;
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM case_files")) {
            count.next();
            there = count.getInt(1);
        }
        FilledRecords.copy(database, Math.max(0, records / there - 1));
        execute(
                database,
                "INSERT INTO bare (" + COLUMNS + ") SELECT " + COLUMNS + " FROM case_files f WHERE NOT EXISTS"
                        + " (SELECT 1 FROM bare b WHERE b.id = f.id)");
        FilledRecords.settle(database);
        Benchmarks.progress("about " + records + " records are there");
    }

    private static void report(Contest contest, double[][] figures, int rounds, PrintStream out) throws Exception {
        int[] turn = new int[3];
        out.println(contest.with("COPY into the same table (baseline)", () -> figures(figures[turn[0]++], 0, 4))
                .with("import, until the last row is found", () -> figures(figures[turn[1]++], 1, 5))
                .with("import, until the last row is written", () -> figures(figures[turn[2]++], 2, 5))
                .run(0, rounds)
                .table());
    }

    private static double[] figures(double[] round, int bySecond, int byProcessor) {
        return new double[] {round[bySecond], round[byProcessor]};
    }

    private static double[] column(double[][] figures, int column) {
        double[] result = new double[figures.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = figures[i][column];
        }
        return result;
    }

    /** The running program, as an officer and an analyst see it. */
    private record Programme(Server server, Api officer, Api analyst) {
        /** Waits for a state of an import. */
        JsonNode await(String path, String state, Map<String, Double> peak) throws IOException, InterruptedException {
            for (int i = 0; true; i++) {
                JsonNode now = officer.json(path);
                String found = now.path("state").asString();
                if (found.equals(state)) {
                    return now;
                }
                if (found.equals("FAILED")) {
                    throw new IllegalStateException(now.toString());
                }
                if (i % 20 == 0) {
                    Memory.peak(peak, Memory.of(server.process()));
                }
                Thread.sleep(100);
            }
        }

        /** How many records a search finds now. */
        int found() throws IOException, InterruptedException {
            return analyst.json("/api/search?q=&kind=record&size=1")
                    .path("total")
                    .path("value")
                    .asInt();
        }

        /** Waits until a search finds so many. */
        void awaitFound(int wanted) throws IOException, InterruptedException {
            while (found() < wanted) {
                Thread.sleep(50);
            }
        }
    }

    /**
     * Several imports of so many rows in a row, up to {@value #SERIES} rows: PostgreSQL sorts values into an index of many
     * entries a row only once in 16 MB, so that of three short COPYs or imports one pays for all.
     *
     * @return rows a second of COPY, import until the last is found, import until the last is written, and check; then of
     *     COPY and import until the last is found by processor time
     */
    private static double[] series(
            Setup setup,
            Programme programme,
            Connection database,
            Path folder,
            int rows,
            int round,
            Map<String, Double> peak)
            throws Exception {
        int imports = setup.quick() ? 1 : Math.max(1, SERIES / rows);
        double[] seconds = new double[6];
        for (int i = 0; i < imports; i++) {
            long seed = setup.seed() * 1000 + rows + (round + 1L) * imports + i;
            double[] one = seconds(programme, database, folder, rows, seed, peak);
            for (int k = 0; k < seconds.length; k++) {
                seconds[k] += one[k];
            }
        }
        return Arrays.stream(seconds).map(sum -> (double) rows * imports / sum).toArray();
    }

    /** Seconds of one import, as {@link #series} has its rows a second. COPY reads a file; who sends it is not counted. */
    private static double[] seconds(
            Programme programme, Connection database, Path folder, int rows, long seed, Map<String, Double> peak)
            throws Exception {
        Path csv = FictionalRecords.csv(folder.resolve("rows.csv"), rows, seed);
        int before = programme.found();
        JsonNode sent = programme.officer.importFile(csv, "prisoner");
        String path = "/api/imports/" + sent.path("id").asString();
        long start = System.nanoTime();
        JsonNode checked = programme.await(path, "CHECKED", peak);
        double check = Parallel.since(start);
        if (checked.path("checked").path("good").asInt() != rows) {
            throw new IllegalStateException("Rows that are not good: " + checked);
        }
        ProcessHandle server = programme.server.process();
        double spent = ProcessorTime.of(server);
        start = System.nanoTime();
        programme.officer.post(path + "/confirm");
        JsonNode done = programme.await(path, "DONE", peak);
        double written = Parallel.since(start);
        if (done.path("written").path("good").asInt() != rows) {
            throw new IllegalStateException("Rows that were not written: " + done);
        }
        programme.awaitFound(before + rows);
        double found = Parallel.since(start);
        double foundByProcessor = ProcessorTime.of(server) - spent;
        double[] copied = copy(database, folder.resolve("rows.copy"), server);
        Benchmarks.progress(String.format(
                Locale.ROOT,
                "%,d rows: check %,.0f, written %,.0f, found %,.0f, copy %,.0f a second; by processor time found %,.0f, copy"
                        + " %,.0f; load %s",
                rows,
                rows / check,
                rows / written,
                rows / found,
                rows / copied[0],
                rows / foundByProcessor,
                rows / copied[1],
                Machine.load()));
        return new double[] {copied[0], found, written, check, copied[1], foundByProcessor};
    }

    /** Takes out what is not in the bare table yet, then puts it in; seconds of the latter, by the clock and of processors. */
    private static double[] copy(Connection database, Path file, ProcessHandle server)
            throws SQLException, IOException {
        CopyManager manager = database.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream out = Files.newOutputStream(file)) {
            manager.copyOut(
                    "COPY (SELECT " + COLUMNS + " FROM case_files f WHERE NOT EXISTS"
                            + " (SELECT 1 FROM bare b WHERE b.id = f.id)) TO STDOUT",
                    out);
        }
        execute(database, "CHECKPOINT");
        try (InputStream in = Files.newInputStream(file)) {
            double spent = ProcessorTime.of(server);
            long start = System.nanoTime();
            manager.copyIn("COPY bare (" + COLUMNS + ") FROM STDIN", in);
            double seconds = Parallel.since(start);
            return new double[] {seconds, ProcessorTime.of(server) - spent};
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
