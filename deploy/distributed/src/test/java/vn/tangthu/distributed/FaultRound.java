package vn.tangthu.distributed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One fault: begun, looked at while it lasts, ended, and looked at until all is well again. */
final class FaultRound {
    /** For what must go on or must be said: longer than each time limit of the product. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern TOLD = Pattern.compile("Server (\\S+) is (DOWN|UP)");
    private static final Duration HEALED_WITHIN = Duration.ofMinutes(2);

    private final FaultySite site;
    private final Diary diary;
    private final Visitor custodian;
    private final Visitor monitor;

    FaultRound(FaultySite site, Diary diary, String custodian) throws Exception {
        this.site = site;
        this.diary = diary;
        this.custodian = new Visitor(site.identity(), custodian);
        // Without a token nobody has to be looked up in a database that may be away.
        monitor = new Visitor(site.identity(), "");
    }

    /** Does it all; one line that says what was seen. */
    String run(Target target, FaultKind kind, Duration length, Random random) throws Exception {
        List<Victim> victims = victims(target, random);
        List<Long> pids = pids(victims);
        Target.Expectation expected = target.expectation(kind);
        long told = told(expected.sign());
        List<FaultKind.Ending> endings = new ArrayList<>();
        String during;
        try {
            for (Victim victim : victims) {
                endings.add(kind.begin(victim));
            }
            during = during(expected, victims, length);
        } finally {
            endAll(kind, endings);
        }
        String after = healed();
        if (expected.sign().part() != null) {
            until("a log says that " + expected.sign().part() + " is up again", () -> told(expected.sign()) > told);
        }
        if (!pids(victims).equals(pids)) {
            throw new AssertionError("A service that nothing was done to has ended");
        }
        return String.format(Locale.ROOT, "%s %s %s: %s; %s", kind, target, names(victims), during, after);
    }

    /** One that cannot be ended is no reason to leave the others as they are. */
    private static void endAll(FaultKind kind, List<FaultKind.Ending> endings) {
        List<Exception> failures = new ArrayList<>();
        for (FaultKind.Ending ending : endings) {
            try {
                ending.end();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            AssertionError error = new AssertionError(kind + " could not be ended");
            failures.forEach(error::addSuppressed);
            throw error;
        }
    }

    private List<Victim> victims(Target target, Random random) {
        int one = random.nextInt(2);
        int node = random.nextInt(3);
        return switch (target) {
            case FIRST_STORE -> List.of(site.stores().getFirst());
            case SECOND_STORE -> List.of(site.stores().getLast());
            case BOTH_STORES -> List.copyOf(site.stores());
            case ONE_NODE -> List.of(site.nodes().get(node));
            case TWO_NODES -> List.of(site.nodes().get(node), site.nodes().get((node + 1) % 3));
            case DATABASE -> List.of(site.database());
            case INGEST -> List.of(site.ingest().get(one));
            case SEARCH -> List.of(site.search().get(one));
        };
    }

    private static List<String> names(List<Victim> victims) {
        return victims.stream().map(Victim::name).toList();
    }

    /** Of the services that nothing is done to: they may not end. */
    private List<Long> pids(List<Victim> victims) {
        List<Long> result = new ArrayList<>();
        for (ServiceVictim service : site.services()) {
            if (!victims.contains(service) && service.run().alive()) {
                result.add(service.run().pid());
            }
        }
        return result;
    }

    /** What is seen while it lasts. */
    String during(Target.Expectation expected, List<Victim> victims, Duration length) throws Exception {
        long begun = System.nanoTime();
        if (expected.receipts() == Target.Flow.GOES_ON) {
            Duration unused = diary.await(Diary.What.RECEIPT, begun, PATIENCE);
        }
        if (expected.receipts() == Target.Flow.STOPS) {
            // Somebody must have tried, or the count below says nothing.
            Duration unused = diary.await(
                    EnumSet.of(Diary.What.RECEIPT, Diary.What.KEPT_ONCE, Diary.What.NO_UPLOAD), begun, PATIENCE);
        }
        if (expected.searches() == Target.Flow.GOES_ON) {
            Duration unused = diary.await(Diary.What.FOUND, begun, PATIENCE);
        }
        Duration said = awaitSign(expected.sign(), victims, begun);
        long least = begun + length.toNanos() - System.nanoTime();
        if (least > 0) {
            Thread.sleep(Duration.ofNanos(least));
        }
        long end = System.nanoTime();
        if (expected.receipts() == Target.Flow.STOPS && diary.count(Diary.What.RECEIPT, begun, end) > 0) {
            throw new AssertionError("There were receipts for uploads that were begun during the fault");
        }
        return String.format(
                Locale.ROOT,
                "%d s, said after %.1f s, longest wait for a receipt %.1f s, for a search %.1f s, %s",
                (end - begun) / 1_000_000_000,
                seconds(said),
                seconds(diary.longestGap(Diary.What.RECEIPT, begun, end)),
                seconds(diary.longestGap(Diary.What.FOUND, begun, end)),
                diary.summary(begun));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private String healed() throws Exception {
        long ended = System.nanoTime();
        Duration receipts = diary.await(Diary.What.RECEIPT, ended, HEALED_WITHIN);
        Duration searches = diary.await(Diary.What.FOUND, ended, HEALED_WITHIN);
        until("all parts are up again", () -> parts().values().stream().allMatch("up"::equals) && !parts().isEmpty());
        until("the proxy has all services again", () -> down().isEmpty());
        until(
                "the index has all its copies again",
                () -> site.servers().cluster().isWhole());
        return String.format(
                Locale.ROOT,
                "receipts again after %.1f s, searches after %.1f s, all said to be well after %.1f s",
                seconds(receipts),
                seconds(searches),
                seconds(Duration.ofNanos(System.nanoTime() - ended)));
    }

    /** How often the services' logs say that the part is up again. */
    private long told(Target.Sign sign) throws IOException {
        long count = 0;
        for (ServiceVictim service : site.services()) {
            Path log = site.site().root.resolve("logs").resolve(service.name() + ".log");
            try (Stream<String> lines = Files.lines(log)) {
                count += lines.filter(line -> line.contains("Part " + sign.part() + " is up again"))
                        .count();
            }
        }
        return count;
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private Duration awaitSign(Target.Sign sign, List<Victim> victims, long begun) throws Exception {
        switch (sign) {
            case NONE -> {
                return Duration.ZERO;
            }
            case MEDIA_DEGRADED -> until("media degraded", () -> "degraded".equals(parts().get("media")));
            case MEDIA_DOWN -> until("media down", () -> "down".equals(parts().get("media")));
            case INDEX_NOT_UP ->
                until("index not up", () -> !parts().getOrDefault("index", "up").equals("up"));
            case NOT_READY -> until("not ready", () -> status() == 503);
            case PROXY_MARKS_DOWN -> until("the proxy says so", () -> down().containsAll(names(victims)));
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + HEALED_WITHIN.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + HEALED_WITHIN + ": " + what + "; parts " + parts()
                        + ", down at the proxy " + down());
            }
            Thread.sleep(300);
        }
    }

    private int status() throws InterruptedException {
        try {
            return monitor.get(site.proxy().address() + "/api/health").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Status of each part by name, as the system page has it; empty while nobody answers. */
    private Map<String, String> parts() throws InterruptedException {
        Map<String, String> result = new TreeMap<>();
        try {
            JsonNode health = custodian.json(site.proxy().address() + "/api/health");
            for (JsonNode part : health.path("parts")) {
                result.put(part.path("name").asString(), part.path("status").asString());
            }
        } catch (IOException | JacksonException e) {
            return Map.of();
        }
        return result;
    }

    /** The services that the proxy has marked down and not up again, for whatever it asks of them. */
    private List<String> down() throws IOException {
        Map<String, Boolean> state = new TreeMap<>();
        for (String line : site.proxy().log()) {
            Matcher told = TOLD.matcher(line);
            if (told.find()) {
                state.put(told.group(1), told.group(2).equals("DOWN"));
            }
        }
        return state.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> entry.getKey().substring(entry.getKey().indexOf('/') + 1))
                .distinct()
                .toList();
    }
}
