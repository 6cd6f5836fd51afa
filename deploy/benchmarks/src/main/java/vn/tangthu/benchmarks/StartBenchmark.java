package vn.tangthu.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Seconds from the command to "ready", and memory at rest and while eight clients upload. */
final class StartBenchmark {
    private static final int CLIENTS = 8;

    private StartBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        int pages = setup.amount(100_000, 2_000);
        Path archive = FilledArchive.of(setup, pages);
        Path empty = setup.fresh("start-empty");
        Server.start(empty).close();
        Contest contest = new Contest("seconds to ready")
                .with("again, without documents (baseline)", () -> starting(empty))
                .with("first start, fresh folder", () -> starting(setup.fresh("start-fresh")))
                .with("again, with " + pages + " pages", () -> starting(archive))
                .run(1, setup.rounds());
        out.println(contest.table());
        Map<String, Map<String, Double>> memory = new LinkedHashMap<>();
        memory.put("at rest, " + pages + " pages", atRest(setup, archive));
        memory.put("at rest, without documents", atRest(setup, empty));
        underUpload(setup, memory, out);
        out.println(table(memory));
    }

    private static double[] starting(Path folder) throws Exception {
        try (Server server = Server.start(folder)) {
            return new double[] {server.secondsToReady()};
        }
    }

    private static Map<String, Double> atRest(Setup setup, Path folder) throws Exception {
        try (Server server = Server.start(folder)) {
            Api custodian = server.api("custodian");
            Thread.sleep(setup.amount(30_000, 2_000));
            return now(server, custodian);
        }
    }

    private static Map<String, Double> now(Server server, Api custodian) throws Exception {
        Map<String, Double> parts = Memory.of(server.process());
        parts.put("heap in use", Memory.heap(custodian));
        return parts;
    }

    private static void underUpload(Setup setup, Map<String, Map<String, Double>> memory, PrintStream out)
            throws Exception {
        Map<String, byte[]> files = files(setup);
        Map<String, Double> peak = new TreeMap<>();
        try (Server server = Server.start(setup.fresh("start-fresh"))) {
            Api archivist = server.api("archivist");
            Api analyst = server.api("analyst");
            Api custodian = server.api("custodian");
            CompletableFuture<Double> uploads = CompletableFuture.supplyAsync(() -> upload(archivist, files));
            long start = System.nanoTime();
            while (!uploads.isDone() || finished(analyst) < files.size()) {
                Memory.peak(peak, now(server, custodian));
                Thread.sleep(250);
            }
            out.printf(
                    Locale.ROOT,
                    "%d files from %d clients: acknowledged in %.1f s, all read and searchable after %.1f s.%n%n",
                    files.size(),
                    CLIENTS,
                    uploads.get(),
                    Parallel.since(start));
            memory.put("greatest while " + CLIENTS + " clients upload", peak);
            Thread.sleep(setup.amount(90_000, 2_000));
            memory.put("at rest after the uploads", now(server, custodian));
        }
    }

    private static double upload(Api archivist, Map<String, byte[]> files) {
        try {
            return Parallel.seconds(
                    CLIENTS, files.entrySet(), file -> archivist.upload(file.getKey(), file.getValue()));
        } catch (Exception e) {
            throw new IllegalStateException("An upload failed", e);
        }
    }

    private static int finished(Api analyst) throws Exception {
        JsonNode coverage = analyst.json("/api/search?q=&size=1").path("coverage");
        return coverage.path("searchable").asInt() + coverage.path("failed").asInt();
    }

    /** Texts and Word files of a page or so, every fortieth a scan of three pages. */
    private static Map<String, byte[]> files(Setup setup) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Corpus.Made> corpus = Corpus.documents(setup.amount(2_400, 160), setup.seed() + 2);
        List<String> pages = new ArrayList<>();
        corpus.forEach(made -> pages.addAll(made.pages()));
        for (int i = 0; i < pages.size() / 10; i++) {
            SampleDocuments document = SampleDocuments.of(pages.get(i), i);
            switch (i % 40) {
                case 0 ->
                    files.put(
                            i + ".pdf",
                            SampleDocuments.of(String.join("\n", pages.subList(i, i + 3)), i)
                                    .scannedPdf());
                default ->
                    files.put(
                            i % 2 == 0 ? i + ".txt" : i + ".docx",
                            i % 2 == 0 ? document.text().getBytes(StandardCharsets.UTF_8) : document.docx());
            }
        }
        return files;
    }

    private static String table(Map<String, Map<String, Double>> memory) {
        List<String> parts = List.of("heap in use", "server", "database", "readers", "recognition", "total");
        StringBuilder table = new StringBuilder("| MB | " + String.join(" | ", parts) + " |\n|---|" + "---|".repeat(6));
        memory.forEach((name, sizes) -> {
            table.append("\n| ").append(name);
            parts.forEach(part -> table.append(String.format(Locale.ROOT, " | %,.0f", sizes.getOrDefault(part, 0.0))));
            table.append(" |");
        });
        return table.toString();
    }
}
