package vn.tangthu.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Time until an officer's pages are there, over HTTPS with a session, in a register of few records and in one of many; both
 * programs run, and answer in turn. Looks are audited, as they always are.
 */
final class FormsBenchmark {
    private static final int RECORDS_LOOKED_AT = 50;

    private FormsBenchmark() {}

    /** Gives the path of a page; the same numbers give the same. */
    @FunctionalInterface
    private interface Page {
        String path(int number);
    }

    /** A program with records in it. */
    private record Register(int records, Server server, WebSession officer, Map<String, Page> pages) {
        static Register of(int records, Server server) throws Exception {
            List<String> ids = FilledRecords.ids(server, RECORDS_LOOKED_AT);
            Map<String, Page> pages = new LinkedHashMap<>();
            pages.put("form of a new record", number -> "/records/new/prisoner/" + UUID.randomUUID());
            pages.put("form of a change", number -> record(ids, number) + "/edit");
            pages.put("record page", number -> record(ids, number));
            pages.put("newest of the unit", number -> "/records?unit=" + FilledRecords.UNIT);
            pages.put(
                    "incomplete of the unit, one category",
                    number -> "/records?category=prisoner&incomplete=true&unit=" + FilledRecords.UNIT);
            return new Register(records, server, FilledRecords.officer(server), pages);
        }

        private static String record(List<String> ids, int number) {
            return "/records/" + ids.get(number % ids.size());
        }

        double milliseconds(Page page, int number) throws IOException, InterruptedException {
            long start = System.nanoTime();
            String unused = officer.page(page.path(number));
            return Parallel.since(start) * 1000;
        }
    }

    static void run(Setup setup, PrintStream out) throws Exception {
        int few = setup.quick() ? 200 : Arrays.stream(setup.rows()).min().orElseThrow();
        int many = setup.quick() ? 2000 : Arrays.stream(setup.rows()).max().orElseThrow();
        Path folder = setup.fresh("forms");
        try (Server small = Server.start(Files.createDirectory(folder.resolve("few")));
                Server large = Server.start(Files.createDirectory(folder.resolve("many")))) {
            FilledRecords.fill(small, folder, few, setup.seed());
            FilledRecords.fill(large, folder, many, setup.seed());
            Register one = Register.of(few, small);
            Register other = Register.of(many, large);
            for (String name : one.pages.keySet()) {
                compare(setup, one, other, name, out);
            }
        }
    }

    private static void compare(Setup setup, Register one, Register other, String name, PrintStream out)
            throws Exception {
        int looks = setup.amount(100, 20);
        double[][] times = new double[2][looks];
        Contest contest = new Contest(name + ": p95, ms", "p50, ms");
        double[][][] rounds = new double[setup.rounds()][2][];
        for (int round = -1; round < setup.rounds(); round++) {
            for (int i = 0; i < looks; i++) {
                // Turn about, so that whatever else the machine does falls on both.
                int first = i % 2;
                times[first][i] = (first == 0 ? one : other).milliseconds(page(first == 0 ? one : other, name), i);
                times[1 - first][i] = (first == 0 ? other : one).milliseconds(page(first == 0 ? other : one, name), i);
            }
            if (round >= 0) {
                for (int side = 0; side < 2; side++) {
                    rounds[round][side] =
                            new double[] {Contest.percentile(0.95, times[side]), Contest.percentile(0.5, times[side])};
                }
            }
        }
        int[] turn = new int[2];
        out.println(contest.with(size(one) + " records (baseline)", () -> rounds[turn[0]++][0])
                .with(size(other) + " records", () -> rounds[turn[1]++][1])
                .run(0, setup.rounds())
                .table());
    }

    private static Page page(Register register, String name) {
        Page page = register.pages.get(name);
        if (page == null) {
            throw new IllegalStateException(name);
        }
        return page;
    }

    private static String size(Register register) {
        return String.format(Locale.ROOT, "%,d", register.records);
    }
}
