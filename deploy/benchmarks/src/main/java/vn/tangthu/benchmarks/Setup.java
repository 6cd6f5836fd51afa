package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * How the benchmarks are run.
 *
 * @param quick far less work, to see that everything runs
 * @param rounds turns that every contender takes
 * @param work folder for data
 * @param rows sizes of imports
 * @param before records that are in the register before the first of them, about
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Setup(boolean quick, int rounds, long seed, Path work, int[] rows, int before) {
    Setup {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be 1 or more");
        }
        work = work.toAbsolutePath().normalize();
    }

    int amount(int usual, int whenQuick) {
        return quick ? whenQuick : usual;
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** An empty folder. */
    Path fresh(String name) throws IOException {
        Path folder = work.resolve(name);
        delete(folder);
        return Files.createDirectories(folder);
    }

    static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
