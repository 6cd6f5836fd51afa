package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Memory of a process tree, in MB, by part. Resident pages that processes share are divided among them (PSS), so that the
 * parts add up.
 */
final class Memory {
    private Memory() {}

    /** Parts {@code server}, {@code database}, {@code readers}, {@code recognition}, and {@code total}. */
    static Map<String, Double> of(ProcessHandle root) {
        Map<String, Double> parts = new TreeMap<>();
        Stream.concat(Stream.of(root), root.descendants()).forEach(process -> {
            double size = pss(process.pid());
            parts.merge(process.equals(root) ? "server" : part(process), size, Double::sum);
            parts.merge("total", size, Double::sum);
        });
        return parts;
    }

    /** Keeps the greatest of each part. */
    static void peak(Map<String, Double> peak, Map<String, Double> now) {
        now.forEach((part, size) -> peak.merge(part, size, Math::max));
    }

    private static String part(ProcessHandle process) {
        String command = read(process.pid(), "cmdline");
        if (command.contains("ReaderProcess")) {
            return "readers";
        }
        return command.startsWith("tesseract") ? "recognition" : "database";
    }

    private static double pss(long pid) {
        return read(pid, "smaps_rollup")
                        .lines()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                        .sum()
                * 1024
                / 1e6;
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // The process has ended since it was listed: it holds nothing any more.
            return "";
        }
    }

    /** Bytes in use in the server's heap, in MB, as its metrics tell. */
    static double heap(Api custodian) throws IOException, InterruptedException {
        return custodian
                        .get("/actuator/prometheus")
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum()
                / 1e6;
    }
}
