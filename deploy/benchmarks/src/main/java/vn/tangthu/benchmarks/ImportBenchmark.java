package vn.tangthu.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;

/**
 * Rows a second of an import through the running program (validated, authorised, audited, with work for the index), against a
 * bare COPY of the very rows that it wrote into a copy of the same table with the same indexes, which grows as the first does.
 */
final class ImportBenchmark {
    /** All columns but the one that PostgreSQL computes. */
    private static final String COLUMNS = "id, subject, category, unit, version, contents, documents, status, lacking,"
            + " due_code, due, deleted, opened_at, opened_by, changed_at, changed_by";

    private ImportBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        Path folder = setup.fresh("import");
        try (Server server = Server.start(folder)) {
            Api api = server.api("entry-officer", "TG-01");
            try (Connection database = connect(folder)) {
                execute(database, "CREATE TABLE bare (LIKE case_files INCLUDING ALL)");
                // The first rows pay for classes and plans.
                round(setup, server, api, database, folder, setup.amount(5000, 500), -1, new TreeMap<>());
                for (int rows : setup.quick() ? new int[] {1000} : setup.rows()) {
                    Map<String, Double> peak = new TreeMap<>();
                    Contest contest = new Contest("rows a second, " + String.format(Locale.ROOT, "%,d rows", rows));
                    double[][] figures = new double[setup.rounds()][];
                    for (int i = 0; i < setup.rounds(); i++) {
                        figures[i] = round(setup, server, api, database, folder, rows, i, peak);
                    }
                    report(contest, figures, setup.rounds(), out);
                    out.println("Check before it: " + Contest.cell(column(figures, 2))
                            + " rows a second; peak memory, MB: " + peak + "\n");
                }
            }
        }
    }

    private static void report(Contest contest, double[][] figures, int rounds, PrintStream out) throws Exception {
        int[] turn = new int[2];
        out.println(contest.with("COPY into the same table (baseline)", () -> new double[] {figures[turn[0]++][0]})
                .with("import", () -> new double[] {figures[turn[1]++][1]})
                .run(0, rounds)
                .table());
    }

    private static double[] column(double[][] figures, int column) {
        double[] result = new double[figures.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = figures[i][column];
        }
        return result;
    }

    /** Rows a second of COPY, import and check. */
    private static double[] round(
            Setup setup,
            Server server,
            Api api,
            Connection database,
            Path folder,
            int rows,
            int round,
            Map<String, Double> peak)
            throws Exception {
        long seed = setup.seed() * 1000 + rows + round;
        Path csv = FictionalRecords.csv(folder.resolve("rows.csv"), rows, seed);
        JsonNode sent = api.importFile(csv, "prisoner");
        String path = "/api/imports/" + sent.path("id").asString();
        long start = System.nanoTime();
        JsonNode checked = await(api, path, "CHECKED", server, peak);
        double check = rows / Parallel.since(start);
        if (checked.path("checked").path("good").asInt() != rows) {
            throw new IllegalStateException("Rows that are not good: " + checked);
        }
        start = System.nanoTime();
        api.post(path + "/confirm");
        JsonNode done = await(api, path, "DONE", server, peak);
        double imported = rows / Parallel.since(start);
        if (done.path("written").path("good").asInt() != rows) {
            throw new IllegalStateException("Rows that were not written: " + done);
        }
        double copied = rows / copy(database, folder.resolve("rows.copy"));
        Benchmarks.progress(rows + " rows: check " + Math.round(check) + ", import " + Math.round(imported) + ", copy "
                + Math.round(copied) + " a second");
        return new double[] {copied, imported, check};
    }

    private static JsonNode await(Api api, String path, String state, Server server, Map<String, Double> peak)
            throws IOException, InterruptedException {
        while (true) {
            JsonNode now = api.json(path);
            String found = now.path("state").asString();
            if (found.equals(state)) {
                return now;
            }
            if (found.equals("FAILED")) {
                throw new IllegalStateException(now.toString());
            }
            Memory.peak(peak, Memory.of(server.process()));
            Thread.sleep(100);
        }
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

    /** The program's own database, as its superuser. */
    private static Connection connect(Path folder) throws IOException, SQLException {
        String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tangthu",
                "postgres",
                Files.readString(folder.resolve("secrets/database-superuser")).strip());
    }
}
