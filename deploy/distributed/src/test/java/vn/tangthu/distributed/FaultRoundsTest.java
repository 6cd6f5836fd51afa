package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.ServersUsed;

/**
 * Each part of the distributed profile is stopped, killed, paused, cut off, slowed down (network and disk) and filled, while clients upload and
 * search through the proxy. A ledger on their side keeps every receipt; in the end each is compared with what is there.
 *
 * <p>By default each part once. {@code -Dtangthu.fault.rounds=N} draws N faults of all parts and kinds, each once before any
 * comes again; {@code -Dtests.seed=} draws others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultRoundsTest {
    private static final int ROUNDS = Integer.getInteger("tangthu.fault.rounds", 0);
    private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
    private static final List<Fault> SHORT = List.of(
            new Fault(Target.SECOND_STORE, FaultKind.CUT),
            new Fault(Target.ONE_NODE, FaultKind.KILL),
            new Fault(Target.DATABASE, FaultKind.KILL),
            new Fault(Target.INGEST, FaultKind.STOP),
            new Fault(Target.BOTH_STORES, FaultKind.KILL),
            new Fault(Target.SEARCH, FaultKind.PAUSE),
            new Fault(Target.FIRST_STORE, FaultKind.SLOW),
            new Fault(Target.TWO_NODES, FaultKind.SILENT),
            new Fault(Target.DATABASE, FaultKind.SLOW_DISK),
            new Fault(Target.INGEST, FaultKind.FULL),
            new Fault(Target.FIRST_STORE, FaultKind.FULL));

    private record Fault(Target target, FaultKind kind) {}

    private final Diary diary = new Diary();
    private final List<String> failures = new ArrayList<>();
    private FaultySite site;
    private Ledger ledger;
    private Clients clients;
    private FaultRound round;
    private Comparison comparison;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        System.out.println("tests.seed=" + SEED + " tangthu.fault.rounds=" + ROUNDS);
        site = FaultySite.start(folder);
        ledger = new Ledger(folder.resolve("ledger"));
        String archivist = site.token("archivist");
        String analyst = site.token("analyst");
        comparison = new Comparison(site, archivist, analyst);
        round = new FaultRound(site, diary, site.token("custodian"));
        clients = new Clients(ledger, diary, site.proxy().address());
        clients.start(site.identity(), archivist, analyst, SEED);
        Duration unused = diary.await(Diary.What.FOUND, 0, Duration.ofMinutes(2));
    }

    @AfterAll
    void stop() throws Exception {
        if (clients != null) {
            clients.end();
            ledger.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void anExpectationThatDoesNotHoldIsReported() {
        Target.Expectation stopped = new Target.Expectation(Target.Flow.STOPS, Target.Flow.GOES_ON, Target.Sign.NONE);
        assertThatThrownBy(() -> round.during(stopped, List.of(), Duration.ofSeconds(3)))
                .hasMessageContaining("There were receipts");
    }

    @Test
    @Order(2)
    void whateverIsTakenAwayIsNoticedAndHealsByItself() throws Exception {
        Random random = new Random(SEED);
        boolean slowDisks = SlowDisk.possible();
        assertThat(site.site().count("SELECT count(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'on'"))
                .as("a database that waits for its disk")
                .isOne();
        for (Fault fault : ROUNDS == 0 ? SHORT : drawn(random)) {
            Duration length = Duration.ofMillis(3000L + random.nextInt(ROUNDS == 0 ? 2000 : 7000));
            if (fault.kind == FaultKind.FULL && site.database().volume().isEmpty()) {
                ServersUsed.note("full disks: NOT tried (no right to mount a small file system)");
                continue;
            }
            if (fault.kind == FaultKind.SLOW_DISK && !slowDisks) {
                ServersUsed.note("slow disks: NOT tried (no strace, or no right to use it)");
                continue;
            }
            round(fault, length, random);
        }
        assertThat(failures).isEmpty();
        assertThat(diary.count(Diary.What.MISSED, 0, Long.MAX_VALUE))
                .as("searches that were answered without a document that had been found before")
                .isZero();
    }

    /** A round that fails is no reason not to see the others. */
    private void round(Fault fault, Duration length, Random random) throws Exception {
        long begun = System.nanoTime();
        try {
            System.out.println(round.run(fault.target, fault.kind, length, random));
        } catch (AssertionError | IOException e) {
            String what = fault + ": " + e + "; " + diary.summary(begun);
            System.out.println("FAILED " + what);
            e.printStackTrace(System.out);
            failures.add(what);
        }
    }

    /** All faults in random order, again and again. */
    private static List<Fault> drawn(Random random) {
        List<Fault> all = new ArrayList<>();
        for (Target target : Target.values()) {
            target.kinds().forEach(kind -> all.add(new Fault(target, kind)));
        }
        List<Fault> result = new ArrayList<>();
        while (result.size() < ROUNDS) {
            Collections.shuffle(all, random);
            result.addAll(all.subList(0, Math.min(all.size(), ROUNDS - result.size())));
        }
        return result;
    }

    @Test
    @Order(3)
    void nothingWithAReceiptIsLostOrChanged() throws Exception {
        clients.end();
        comparison.awaitRest();
        List<Ledger.Entry> entries = ledger.entries();
        System.out.println(entries.size() + " receipts and promises are compared");
        assertThat(entries).hasSizeGreaterThan(20);
        assertThat(comparison.findings(entries)).isEmpty();
    }

    @Test
    @Order(4)
    void whatIsPlantedIsReported() throws Exception {
        List<Ledger.Entry> entries = ledger.entries().subList(0, 4);
        Ledger.Entry dropped = entries.get(0);
        try (StoreReader second = new StoreReader(site.servers().stores().getLast(), site.identity())) {
            second.remove(dropped.sha256());
        }
        Ledger.Entry altered = entries.get(1);
        site.servers().stores().getFirst().flipByte(StoreReader.BUCKET, StoreReader.key(altered.sha256()));
        Ledger.Entry unindexed = entries.get(2);
        IndexDrift.forget(site.servers().cluster().addresses().getFirst(), unindexed.id());
        Ledger.Entry other = entries.get(3);
        List<Ledger.Entry> promised = new ArrayList<>(entries.subList(0, 3));
        promised.add(new Ledger.Entry(other.id(), dropped.sha256(), other.marker(), dropped.receipt()));
        List<String> findings = comparison.findings(promised);
        assertThat(findings)
                .anyMatch(line -> line.startsWith("medium-2: document " + dropped.id() + " is not there"))
                .anyMatch(line -> line.startsWith("medium-1: document " + altered.id()))
                .anyMatch(line -> line.startsWith("index: document " + unindexed.id()))
                .anyMatch(line -> line.startsWith("search: document " + unindexed.id()))
                .anyMatch(line -> line.startsWith("receipt: document " + other.id() + " has another or none"))
                .anyMatch(line -> line.equals("original: document " + other.id() + " has other bytes"));
    }
}
