package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditChain;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.object.Sha256;

/** The trail keeps every act in one chain, and shows where somebody laid hands on it. */
public interface AuditTrailContract extends ArchiveContract {
    @Test
    default void anEmptyTrailIsIntact() {
        try (TestArchive archive = open(new TestClock())) {
            assertThat(archive.trail().verify()).isEqualTo(new ChainCheck.Intact(0, AuditChain.GENESIS));
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).isEmpty();
        }
    }

    @Test
    default void entriesAreChainedAndComeBackAsTheyWereWritten() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            AuditEntry first = archive.trail().append(event(Action.SIGN_IN));
            assertThat(first).isEqualTo(AuditChain.next(null, event(Action.SIGN_IN), clock));
            clock.advance(Duration.ofMillis(5));
            Act machine = new Act(new Actor("system", Set.of(), HERE, AccessScope.none()), null, "system", "r2");
            AuditEvent bare = AuditEvent.of(machine, Action.STARTED, null);
            AuditEntry second = archive.trail().append(bare);
            assertThat(second).isEqualTo(AuditChain.next(first, bare, clock));
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).containsExactly(second, first);
            assertThat(archive.trail().verify()).isEqualTo(new ChainCheck.Intact(2, second.hash()));
        }
    }

    @Test
    default void peopleReadWhatPeopleOfTheirUnitsDid() {
        try (TestArchive archive = open(new TestClock())) {
            AuditEntry here = archive.trail().append(event(Action.VIEWED));
            Actor other = new Actor("other.example", Set.of(), THERE, AccessScope.of(THERE));
            AuditEntry there =
                    archive.trail().append(AuditEvent.of(new Act(other, null, "web", "r3"), Action.VIEWED, "x"));
            AuditQuery newest = AuditQuery.newest(10);
            assertThat(archive.trail().read(HERE_ONLY, newest)).containsExactly(here);
            assertThat(archive.trail().read(BOTH, newest)).containsExactly(there, here);
            assertThat(archive.trail().read(BOTH, AuditQuery.newest(1))).containsExactly(there);
            assertThat(archive.trail().read(AccessScope.none(), newest)).isEmpty();
            assertThat(archive.trail().readAll(newest)).containsExactly(there, here);
        }
    }

    @Test
    default void textThatNoStoreCanKeepDoesNotBreakTheChain() {
        try (TestArchive archive = open(new TestClock())) {
            Actor actor = new Actor("odd\0name", Set.of(), HERE, AccessScope.none());
            Act act = new Act(actor, new Purpose("execution", "ref\0\uD800"), "web\0", "r\0");
            AuditEntry entry = archive.trail()
                    .append(new AuditEvent(
                            act, Action.SEARCHED, "q\0", Map.of("k\0", "v\uDC00", "emoji", "\uD83D\uDE00")));
            assertThat(archive.trail().readAll(AuditQuery.newest(1))).containsExactly(entry);
            assertThat(archive.trail().verify()).isEqualTo(new ChainCheck.Intact(1, entry.hash()));
        }
    }

    @Test
    default void theTrailIsReadNewestFirstByFilterAndInPages() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Instant start = clock.instant();
            for (int i = 0; i < 6; i++) {
                String name = i % 2 == 0 ? "even" : "odd";
                Actor actor = new Actor(name, Set.of(), HERE, AccessScope.none());
                Act act = new Act(actor, null, "web", "request");
                archive.trail().append(AuditEvent.of(act, i < 3 ? Action.VIEWED : Action.SEARCHED, "object:" + i));
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(read(archive, new AuditQuery("even", null, null, null, null, null, 10)))
                    .containsExactly(5L, 3L, 1L);
            assertThat(read(archive, new AuditQuery(null, "viewed", null, null, null, null, 10)))
                    .containsExactly(3L, 2L, 1L);
            assertThat(read(archive, new AuditQuery("odd", "viewed", null, null, null, null, 10)))
                    .containsExactly(2L);
            assertThat(read(archive, new AuditQuery(null, null, "object:4", null, null, null, 10)))
                    .containsExactly(5L);
            assertThat(read(
                            archive,
                            new AuditQuery(null, null, null, start.plusSeconds(1), start.plusSeconds(4), null, 10)))
                    .containsExactly(4L, 3L, 2L);
            assertThat(read(archive, AuditQuery.newest(2))).containsExactly(6L, 5L);
            assertThat(read(archive, new AuditQuery(null, null, null, null, null, 5L, 2)))
                    .containsExactly(4L, 3L);
        }
    }

    @Test
    default void concurrentWritersMakeOneChainWithoutGaps() throws Exception {
        try (TestArchive archive = open(new TestClock());
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<Long>>> written = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                written.add(threads.submit(() -> LongStream.range(0, 25)
                        .map(n -> archive.trail().append(event(Action.VIEWED)).sequence())
                        .boxed()
                        .toList()));
            }
            List<Long> sequences = new ArrayList<>();
            for (Future<List<Long>> sequence : written) {
                sequences.addAll(get(sequence));
            }
            assertThat(sequences)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
            assertThat(archive.trail().verify())
                    .isInstanceOfSatisfying(
                            ChainCheck.Intact.class,
                            intact -> assertThat(intact.entries()).isEqualTo(200));
        }
    }

    @Test
    default void aChangedEntryIsNamed() {
        assertBroken(4, entries -> entries.set(3, changed(entries.get(3), "sign-out")));
    }

    @Test
    default void anEntryChangedTogetherWithItsHashIsNoticedAtTheNext() {
        assertBroken(5, entries -> {
            AuditEntry changed = changed(entries.get(3), "sign-out");
            entries.set(3, withHash(changed));
        });
    }

    @Test
    default void aMissingEntryIsNamed() {
        assertBroken(3, entries -> entries.remove(2));
        assertBroken(1, entries -> entries.remove(0));
    }

    @Test
    default void swappedEntriesAreNoticed() {
        assertBroken(2, entries -> {
            AuditEntry second = entries.get(1);
            AuditEntry fifth = entries.get(4);
            entries.set(1, numbered(fifth, 2));
            entries.set(4, numbered(second, 5));
        });
    }

    @Test
    default void aRemovedTailIsNoticed() {
        assertBroken(5, entries -> entries.subList(4, 6).clear());
        assertBroken(1, List::clear);
    }

    @Test
    default void anAddedTailIsNoticed() {
        assertBroken(
                7, entries -> entries.add(AuditChain.next(entries.getLast(), event(Action.VIEWED), new TestClock())));
    }

    private void assertBroken(long sequence, Consumer<List<AuditEntry>> change) {
        try (TestArchive archive = open(new TestClock())) {
            for (int i = 0; i < 6; i++) {
                archive.trail().append(event(Action.VIEWED));
            }
            archive.tamper().accept(entries -> {
                List<AuditEntry> changed = new ArrayList<>(entries);
                change.accept(changed);
                return changed;
            });
            assertThat(archive.trail().verify())
                    .isInstanceOfSatisfying(
                            ChainCheck.Broken.class,
                            broken -> assertThat(broken.sequence()).isEqualTo(sequence));
        }
    }

    private static List<Long> read(TestArchive archive, AuditQuery query) {
        return archive.trail().readAll(query).stream().map(AuditEntry::sequence).toList();
    }

    private static List<Long> get(Future<List<Long>> future) throws InterruptedException, ExecutionException {
        return future.get();
    }

    private static AuditEntry changed(AuditEntry entry, String action) {
        return copy(entry, entry.sequence(), action, entry.hash());
    }

    private static AuditEntry numbered(AuditEntry entry, long sequence) {
        return copy(entry, sequence, entry.action(), entry.hash());
    }

    private static AuditEntry withHash(AuditEntry entry) {
        return copy(entry, entry.sequence(), entry.action(), AuditChain.hash(entry));
    }

    private static AuditEntry copy(AuditEntry entry, long sequence, String action, Sha256 hash) {
        return new AuditEntry(
                sequence,
                entry.at(),
                entry.actor(),
                entry.roles(),
                entry.unit(),
                entry.purpose(),
                entry.reference(),
                entry.channel(),
                entry.request(),
                action,
                entry.object(),
                new TreeMap<>(entry.detail()),
                entry.previous(),
                hash);
    }
}
