package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;

/** Work is done at least once, by one worker at a time, oldest first. */
public interface WorkQueueContract extends ArchiveContract {
    Duration LEASE = Duration.ofMinutes(5);

    @Test
    default void dueWorkIsClaimedOldestFirst() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Instant now = clock.instant();
            DocumentId later = add(archive, WorkKind.READ, now.minusSeconds(1));
            DocumentId earlier = add(archive, WorkKind.INDEX, now.minusSeconds(2));
            add(archive, WorkKind.READ, now.plusSeconds(1));
            add(archive, WorkKind.REPLICATE, now.minusSeconds(3));
            Set<WorkKind> kinds = Set.of(WorkKind.READ, WorkKind.INDEX);

            Work first = archive.queue().claim(kinds, "a", LEASE).orElseThrow();
            assertThat(first.document()).isEqualTo(earlier);
            assertThat(first.kind()).isEqualTo(WorkKind.INDEX);
            assertThat(first.attempt()).isEqualTo(1);
            assertThat(archive.queue().claim(kinds, "a", LEASE).orElseThrow().document())
                    .isEqualTo(later);
            assertThat(archive.queue().claim(kinds, "a", LEASE)).isEmpty();
            assertThat(archive.queue().claim(Set.of(), "a", LEASE)).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            assertThat(archive.queue().claim(kinds, "a", LEASE)).isPresent();
            assertThat(archive.queue().depth())
                    .isEqualTo(Map.of(WorkKind.READ, 2L, WorkKind.INDEX, 1L, WorkKind.REPLICATE, 1L));
        }
    }

    @Test
    default void workIsThereOncePerKindAndDocument() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            DocumentId document = add(archive, WorkKind.READ, clock.instant().plusSeconds(60));
            archive.queue().add(WorkKind.READ, document, clock.instant());
            archive.queue().add(WorkKind.READ, document, clock.instant().plusSeconds(90));
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.READ, 1L));
            Work work = claim(archive, "a").orElseThrow();
            archive.queue().done(work);
            assertThat(archive.queue().depth()).isEmpty();
        }
    }

    @Test
    default void whatIsOwedIsKnownUntilItIsDone() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            WorkQueue queue = archive.queue();
            DocumentId held = add(archive, WorkKind.INDEX, clock.instant().minusSeconds(1));
            DocumentId waiting = add(archive, WorkKind.INDEX, clock.instant().plusSeconds(60));
            DocumentId other = add(archive, WorkKind.READ, clock.instant());
            List<DocumentId> all = List.of(held, waiting, other, DocumentId.random());
            Work work = queue.claim(Set.of(WorkKind.INDEX), "a", LEASE).orElseThrow();
            assertThat(queue.owed(WorkKind.INDEX, all)).containsExactlyInAnyOrder(held, waiting);
            assertThat(queue.owed(WorkKind.INDEX, List.of(waiting))).containsExactly(waiting);
            assertThat(queue.owed(WorkKind.READ, all)).containsExactly(other);
            assertThat(queue.owed(WorkKind.INDEX, List.of())).isEmpty();
            queue.done(work);
            assertThat(queue.owed(WorkKind.INDEX, all)).containsExactly(waiting);
        }
    }

    @Test
    default void manyAreClaimedAndDoneTogether() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            List<DocumentId> oldest = IntStream.range(0, 5)
                    .mapToObj(i ->
                            add(archive, WorkKind.INDEX_RECORD, clock.instant().minusSeconds(10 - i)))
                    .toList();
            DocumentId held = oldest.getFirst();
            Work other = archive.queue()
                    .claim(Set.of(WorkKind.INDEX_RECORD), "other", LEASE)
                    .orElseThrow();
            assertThat(other.document()).isEqualTo(held);
            add(archive, WorkKind.INDEX_RECORD, clock.instant());
            add(archive, WorkKind.INDEX, clock.instant().minusSeconds(60));
            add(archive, WorkKind.INDEX_RECORD, clock.instant().plusSeconds(60));

            List<Work> many = archive.queue().claimMany(WorkKind.INDEX_RECORD, "a", LEASE, 4);
            assertThat(many.stream().map(Work::document)).containsExactlyInAnyOrderElementsOf(oldest.subList(1, 5));
            assertThat(many).allSatisfy(work -> {
                assertThat(work.attempt()).isEqualTo(1);
                assertThat(work.kind()).isEqualTo(WorkKind.INDEX_RECORD);
                assertThat(archive.queue().extend(work, LEASE)).isTrue();
            });
            archive.queue().add(WorkKind.INDEX_RECORD, oldest.get(2), clock.instant());
            archive.queue().doneAll(many);
            archive.queue().doneAll(List.of());
            List<Work> rest = archive.queue().claimMany(WorkKind.INDEX_RECORD, "b", LEASE, 100);
            assertThat(rest)
                    .as("one that was asked for again, and one that was left")
                    .hasSize(2);
            assertThat(rest.stream().map(Work::document)).contains(oldest.get(2));
            archive.queue().doneAll(many);
            assertThat(archive.queue().claimMany(WorkKind.INDEX_RECORD, "c", LEASE, 100))
                    .as("who lost its claim changes nothing")
                    .isEmpty();
            archive.queue().doneAll(rest);
            assertThat(archive.queue().depth())
                    .as("what is held, what is not due, and the other kind")
                    .isEqualTo(Map.of(WorkKind.INDEX_RECORD, 2L, WorkKind.INDEX, 1L));
        }
    }

    @Test
    default void twoWorkersNeverHoldTheSameOfMany() throws Exception {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            IntStream.range(0, 300).forEach(i -> add(archive, WorkKind.INDEX_RECORD, clock.instant()));
            List<Future<List<Work>>> workers = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> claimMany(archive.queue(), "worker-" + i)))
                    .toList();
            List<Work> claimed = new ArrayList<>();
            for (Future<List<Work>> worker : workers) {
                claimed.addAll(worker.get());
            }
            assertThat(claimed).hasSize(300);
            assertThat(claimed.stream().map(Work::id)).doesNotHaveDuplicates();
        }
    }

    private static List<Work> claimMany(WorkQueue queue, String worker) {
        List<Work> claimed = new ArrayList<>();
        int empty = 0;
        while (empty < 3) {
            List<Work> many = queue.claimMany(WorkKind.INDEX_RECORD, worker, LEASE, 7);
            assertThat(many).hasSizeLessThanOrEqualTo(7);
            claimed.addAll(many);
            empty = many.isEmpty() ? empty + 1 : 0;
        }
        return claimed;
    }

    @Test
    default void workAskedForWhileItIsUnderWayIsDoneOnceMore() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            DocumentId document = add(archive, WorkKind.READ, clock.instant());
            Work first = claim(archive, "a").orElseThrow();
            archive.queue().add(WorkKind.READ, document, clock.instant());
            assertThat(claim(archive, "b")).isEmpty();
            archive.queue().done(first);
            Work second = claim(archive, "b").orElseThrow();
            assertThat(second.document()).isEqualTo(document);
            assertThat(second.attempt()).isEqualTo(1);
            archive.queue().done(first);
            assertThat(archive.queue().extend(second, LEASE)).isTrue();
            archive.queue().done(second);
            assertThat(archive.queue().depth()).isEmpty();
        }
    }

    @Test
    default void workOfADeadWorkerIsFreeAfterItsLease() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            add(archive, WorkKind.READ, clock.instant());
            Work lost = claim(archive, "dead").orElseThrow();
            clock.advance(LEASE.minusSeconds(1));
            assertThat(claim(archive, "b")).isEmpty();
            assertThat(archive.queue().extend(lost, LEASE)).isTrue();
            clock.advance(LEASE.minusSeconds(1));
            assertThat(claim(archive, "b")).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            Work taken = claim(archive, "b").orElseThrow();
            assertThat(taken.attempt()).isEqualTo(2);

            assertThat(archive.queue().extend(lost, LEASE)).isFalse();
            archive.queue().release(lost, clock.instant());
            archive.queue().done(lost);
            assertThat(claim(archive, "c")).isEmpty();
            assertThat(archive.queue().extend(taken, LEASE)).isTrue();
        }
    }

    @Test
    default void releasedWorkIsDueWhenItWasSaidAndItsAttemptCounts() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            add(archive, WorkKind.READ, clock.instant());
            Work work = claim(archive, "a").orElseThrow();
            archive.queue().release(work, clock.instant().plusSeconds(30));
            assertThat(claim(archive, "a")).isEmpty();
            clock.advance(Duration.ofSeconds(30));
            assertThat(claim(archive, "a").orElseThrow().attempt()).isEqualTo(2);
        }
    }

    @Test
    default void postponedWorkIsDueWhenItWasSaidAndItsAttemptDoesNotCount() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            add(archive, WorkKind.READ, clock.instant());
            archive.queue().release(claim(archive, "a").orElseThrow(), clock.instant());
            Work second = claim(archive, "a").orElseThrow();
            archive.queue().postpone(second, clock.instant().plusSeconds(30));
            assertThat(claim(archive, "a")).isEmpty();
            clock.advance(Duration.ofSeconds(30));
            Work again = claim(archive, "b").orElseThrow();
            assertThat(again.attempt()).isEqualTo(2);

            assertThat(archive.queue().extend(second, LEASE)).isFalse();
            archive.queue().postpone(second, clock.instant());
            archive.queue().done(second);
            assertThat(claim(archive, "c")).isEmpty();
            archive.queue().done(again);
            assertThat(archive.queue().depth()).isEmpty();
        }
    }

    @Test
    default void waitingWorkCanBeHurried() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            DocumentId read = add(archive, WorkKind.READ, clock.instant().plusSeconds(3600));
            add(archive, WorkKind.INDEX, clock.instant().plusSeconds(3600));
            archive.queue().hurry(WorkKind.READ);
            assertThat(claim(archive, "a").orElseThrow().document()).isEqualTo(read);
            assertThat(claim(archive, "a")).isEmpty();
        }
    }

    @Test
    default void aProcessFreesWhatItHeldInAnEarlierRun() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            add(archive, WorkKind.READ, clock.instant());
            add(archive, WorkKind.READ, clock.instant());
            Work mine = claim(archive, "mine").orElseThrow();
            Work other = claim(archive, "other").orElseThrow();
            archive.queue().releaseAll("mine");
            assertThat(archive.queue().extend(mine, LEASE)).isFalse();
            assertThat(archive.queue().extend(other, LEASE)).isTrue();
            assertThat(claim(archive, "mine").orElseThrow().document()).isEqualTo(mine.document());
            assertThat(claim(archive, "mine")).isEmpty();
        }
    }

    @Test
    default void twoWorkersNeverHoldTheSameWork() throws Exception {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 60; i++) {
                add(archive, i % 2 == 0 ? WorkKind.READ : WorkKind.INDEX, clock.instant());
            }
            List<Future<List<Work>>> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "worker-" + i;
                workers.add(threads.submit(() -> claimAll(archive.queue(), name)));
            }
            List<Work> claimed = new ArrayList<>();
            for (Future<List<Work>> worker : workers) {
                claimed.addAll(worker.get());
            }
            assertThat(claimed).hasSize(60);
            assertThat(new HashSet<>(claimed)).hasSize(60);
        }
    }

    private static List<Work> claimAll(WorkQueue queue, String worker) {
        List<Work> claimed = new ArrayList<>();
        int empty = 0;
        while (empty < 3) {
            Optional<Work> work = queue.claim(Set.of(WorkKind.READ, WorkKind.INDEX), worker, LEASE);
            work.ifPresent(claimed::add);
            empty = work.isPresent() ? 0 : empty + 1;
        }
        return claimed;
    }

    private static Optional<Work> claim(TestArchive archive, String worker) {
        return archive.queue().claim(Set.of(WorkKind.READ), worker, LEASE);
    }

    private static DocumentId add(TestArchive archive, WorkKind kind, Instant notBefore) {
        DocumentId document = DocumentId.random();
        archive.queue().add(kind, document, notBefore);
        return document;
    }
}
