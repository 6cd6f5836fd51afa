package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Seconds that a process tree has spent on processors, those of children that ended and were waited for among them. Unlike time
 * on the clock it hardly changes when others use the machine.
 */
final class ProcessorTime {
    private static final double TICKS_A_SECOND = 100;

    /** Places of utime, stime, cutime and cstime behind the name of the command. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private ProcessorTime() {}

    static double of(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToDouble(process -> of(process.pid()))
                .sum();
    }

    private static double of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = FIRST; i <= LAST; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException e) {
            // It has ended since it was listed, and its parent has its time.
            return 0;
        }
    }
}
