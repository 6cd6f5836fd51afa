package vn.tangthu.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** {@code deploy/benchmarks/run}: tables in Markdown on standard output, progress on standard error. */
public final class Benchmarks {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("ocr", OcrBenchmark::run);
        ALL.put("extraction", ExtractionBenchmark::run);
        ALL.put("proposals", ProposalsBenchmark::run);
        ALL.put("index", IndexBenchmark::run);
        ALL.put("search", SearchBenchmark::run);
        ALL.put("engines", EnginesBenchmark::run);
        ALL.put("rebuild", RebuildBenchmark::run);
        ALL.put("store", StoreBenchmark::run);
        ALL.put("import", ImportBenchmark::run);
        ALL.put("forms", FormsBenchmark::run);
        ALL.put("start", StartBenchmark::run);
    }

    private Benchmarks() {}

    @FunctionalInterface
    interface Benchmark {
        void run(Setup setup, PrintStream out) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--quick")) {
                options.put("--quick", "");
            } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                options.put(arguments[i], arguments[++i]);
            } else {
                names.add(arguments[i]);
            }
        }
        boolean quick = options.containsKey("--quick");
        Setup setup = new Setup(
                quick,
                Integer.parseInt(options.getOrDefault("--rounds", quick ? "1" : "3")),
                Long.parseLong(options.getOrDefault("--seed", "1")),
                Path.of(options.getOrDefault("--work", "deploy/benchmarks/target/work")),
                Arrays.stream(options.getOrDefault("--rows", "10000,100000").split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray(),
                Integer.parseInt(options.getOrDefault("--before", "0")));
        run(setup, names.equals(List.of("all")) ? List.copyOf(ALL.keySet()) : names);
    }

    private static void run(Setup setup, List<String> names) throws Exception {
        Files.createDirectories(setup.work());
        // The libraries' own words would stand between the tables.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (String name : names) {
            Benchmark benchmark = ALL.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("No benchmark '" + name + "'; there are " + ALL.keySet());
            }
            out.println("\n## " + name + (setup.quick() ? " (quick: the figures mean nothing)" : ""));
            out.println(Machine.describe() + "; seed " + setup.seed() + "\n");
            benchmark.run(setup, out);
        }
    }

    static void progress(String text) {
        System.err.println("  … " + text);
    }
}
