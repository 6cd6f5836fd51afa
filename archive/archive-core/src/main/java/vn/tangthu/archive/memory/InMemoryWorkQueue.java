package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;

final class InMemoryWorkQueue implements WorkQueue {
    private final Object lock;
    private final Clock clock;
    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private long lastId;

    InMemoryWorkQueue(Object lock, Clock clock) {
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public void add(WorkKind kind, DocumentId document, Instant notBefore) {
        synchronized (lock) {
            Row row = rows.get(new Key(kind, document));
            if (row == null) {
                rows.put(new Key(kind, document), new Row(++lastId, kind, document, notBefore));
            } else {
                row.generation++;
                row.notBefore = notBefore.isBefore(row.notBefore) ? notBefore : row.notBefore;
            }
        }
    }

    @Override
    public Set<DocumentId> owed(WorkKind kind, Collection<DocumentId> documents) {
        synchronized (lock) {
            return documents.stream()
                    .filter(document -> rows.containsKey(new Key(kind, document)))
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public Optional<Work> claim(Set<WorkKind> kinds, String worker, Duration lease) {
        synchronized (lock) {
            Instant now = clock.instant();
            return rows.values().stream()
                    .filter(row -> kinds.contains(row.kind))
                    .filter(row -> !row.notBefore.isAfter(now) && !row.heldAt(now))
                    .min(Comparator.comparing((Row row) -> row.notBefore).thenComparingLong(row -> row.id))
                    .map(row -> row.claim(worker, now.plus(lease)));
        }
    }

    @Override
    public List<Work> claimMany(WorkKind kind, String worker, Duration lease, int most) {
        synchronized (lock) {
            Instant now = clock.instant();
            return rows.values().stream()
                    .filter(row -> row.kind == kind && !row.notBefore.isAfter(now) && !row.heldAt(now))
                    .sorted(Comparator.comparing((Row row) -> row.notBefore).thenComparingLong(row -> row.id))
                    .limit(most)
                    .map(row -> row.claim(worker, now.plus(lease)))
                    .toList();
        }
    }

    @Override
    public void doneAll(Collection<Work> all) {
        synchronized (lock) {
            all.forEach(this::done);
        }
    }

    @Override
    public boolean extend(Work work, Duration lease) {
        synchronized (lock) {
            Optional<Row> row = held(work);
            row.ifPresent(held -> held.leasedUntil = clock.instant().plus(lease));
            return row.isPresent();
        }
    }

    @Override
    public void done(Work work) {
        synchronized (lock) {
            held(work).ifPresent(row -> {
                if (row.generation == work.generation()) {
                    rows.remove(new Key(row.kind, row.document));
                } else {
                    row.free(clock.instant());
                    row.attempts = 0;
                }
            });
        }
    }

    @Override
    public void release(Work work, Instant notBefore) {
        synchronized (lock) {
            held(work).ifPresent(row -> row.free(notBefore));
        }
    }

    @Override
    public void postpone(Work work, Instant notBefore) {
        synchronized (lock) {
            held(work).ifPresent(row -> {
                row.free(notBefore);
                row.attempts--;
                row.generation++;
            });
        }
    }

    @Override
    public void releaseAll(String worker) {
        synchronized (lock) {
            rows.values().stream().filter(row -> worker.equals(row.worker)).forEach(row -> row.free(row.notBefore));
        }
    }

    @Override
    public void hurry(WorkKind kind) {
        synchronized (lock) {
            Instant now = clock.instant();
            rows.values().stream()
                    .filter(row -> row.kind == kind && row.worker == null && row.notBefore.isAfter(now))
                    .forEach(row -> row.notBefore = now);
        }
    }

    @Override
    public Map<WorkKind, Long> depth() {
        synchronized (lock) {
            Map<WorkKind, Long> depth = new TreeMap<>();
            rows.keySet().forEach(key -> depth.merge(key.kind, 1L, Long::sum));
            return depth;
        }
    }

    private Optional<Row> held(Work work) {
        return Optional.ofNullable(rows.get(new Key(work.kind(), work.document())))
                .filter(row -> row.id == work.id()
                        && row.worker != null
                        && row.attempts == work.attempt()
                        && row.claimed == work.generation());
    }

    private record Key(WorkKind kind, DocumentId document) {}

    private static final class Row {
        private final long id;
        private final WorkKind kind;
        private final DocumentId document;
        private Instant notBefore;
        private long generation;
        private long claimed;
        private int attempts;
        private @Nullable String worker;
        private @Nullable Instant leasedUntil;

        private Row(long id, WorkKind kind, DocumentId document, Instant notBefore) {
            this.id = id;
            this.kind = kind;
            this.document = document;
            this.notBefore = notBefore;
        }

        private boolean heldAt(Instant now) {
            return leasedUntil != null && leasedUntil.isAfter(now);
        }

        private Work claim(String claimant, Instant until) {
            worker = claimant;
            leasedUntil = until;
            claimed = generation;
            attempts++;
            return new Work(id, kind, document, attempts, generation);
        }

        private void free(Instant due) {
            worker = null;
            leasedUntil = null;
            notBefore = due;
        }
    }
}
