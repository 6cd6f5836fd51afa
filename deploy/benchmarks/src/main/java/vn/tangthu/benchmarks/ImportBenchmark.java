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

    private ImportBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        Path folder = setup.fresh("import");
        try (Server server = Server.start(folder)) {
            Programme programme = new Programme(server, server.api("entry-officer", "TG-01"), server.api("analyst"));
            try (Connection database = server.database()) {
                execute(database, "CREATE TABLE bare (LIKE case_files INCLUDING ALL)");
                // The first rows pay for classes and plans.
                round(setup, programme, database, folder, setup.amount(5000, 500), -1, new TreeMap<>());
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
                        figures[i] = round(setup, programme, database, folder, rows, i, peak);
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
                if (i % 10 == 0) {
                    Memory.peak(peak, Memory.of(server.process()));
                }
                Thread.sleep(250);
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
                Thread.sleep(200);
            }
        }
    }

    /**
     * Rows a second of COPY, import until the last is found, import until the last is written, and check; then of COPY and
     * import until the last is found by processor time. COPY reads a file of text; the client that sends it is not counted.
     */
    private static double[] round(
            Setup setup,
            Programme programme,
            Connection database,
            Path folder,
            int rows,
            int round,
            Map<String, Double> peak)
            throws Exception {
        long seed = setup.seed() * 1000 + rows + round;
        Path csv = FictionalRecords.csv(folder.resolve("rows.csv"), rows, seed);
        int before = programme.found();
        JsonNode sent = programme.officer.importFile(csv, "prisoner");
        String path = "/api/imports/" + sent.path("id").asString();
        long start = System.nanoTime();
        JsonNode checked = programme.await(path, "CHECKED", peak);
        double check = rows / Parallel.since(start);
        if (checked.path("checked").path("good").asInt() != rows) {
            throw new IllegalStateException("Rows that are not good: " + checked);
        }
        ProcessHandle server = programme.server.process();
        double spent = ProcessorTime.of(server);
        start = System.nanoTime();
        programme.officer.post(path + "/confirm");
        JsonNode done = programme.await(path, "DONE", peak);
        double written = rows / Parallel.since(start);
        if (done.path("written").path("good").asInt() != rows) {
            throw new IllegalStateException("Rows that were not written: " + done);
        }
        programme.awaitFound(before + rows);
        double found = rows / Parallel.since(start);
        double foundByProcessor = rows / (ProcessorTime.of(server) - spent);
        spent = ProcessorTime.of(server);
        double copied = rows / copy(database, folder.resolve("rows.copy"));
        double copiedByProcessor = rows / (ProcessorTime.of(server) - spent);
        Benchmarks.progress(rows + " rows: check " + Math.round(check) + ", written " + Math.round(written) + ", found "
                + Math.round(found) + ", copy " + Math.round(copied) + " a second; by processor time found "
                + Math.round(foundByProcessor) + ", copy " + Math.round(copiedByProcessor) + "; load "
                + Machine.load());
        return new double[] {copied, found, written, check, copiedByProcessor, foundByProcessor};
    }

    /** Takes out what is not in the bare table yet, then puts it in; seconds of the latter. */
    private static double copy(Connection database, Path file) throws SQLException, IOException {
        CopyManager manager = database.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream out = Files.newOutputStream(file)) {
            manager.copyOut(
                    "COPY (SELECT " + COLUMNS + " FROM case_files f WHERE NOT EXISTS"
                            + " (SELECT 1 FROM bare b WHERE b.id = f.id)) TO STDOUT",
                    out);
        }
        execute(database, "CHECKPOINT");
        try (InputStream in = Files.newInputStream(file)) {
            long start = System.nanoTime();
            manager.copyIn("COPY bare (" + COLUMNS + ") FROM STDIN", in);
            return Parallel.since(start);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
