package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/** The line that goes with every figure. */
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB, %s %s, Linux %s, %s, load before %s",
                value("/proc/cpuinfo", "model name"),
                Setup.cores(),
                Double.parseDouble(value("/proc/meminfo", "MemTotal").split(" ")[0]) / 1e6,
                System.getProperty("java.vendor"),
                System.getProperty("java.version"),
                System.getProperty("os.version"),
                LocalDate.now(Clock.systemUTC()),
                load());
    }

    /** Processes that ran or waited for the disk, over the last minute. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String value(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown " + key);
        }
    }
}
