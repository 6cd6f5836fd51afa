package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.memory.Holdings.Reading;
import vn.tangthu.archive.memory.Holdings.Row;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;

final class InMemoryReadingDesk implements ReadingDesk {
    private final Object lock;
    private final Holdings holdings;
    private final AuditTrail trail;
    private final WorkQueue queue;
    private final Clock clock;

    InMemoryReadingDesk(Object lock, Holdings holdings, AuditTrail trail, WorkQueue queue, Clock clock) {
        this.lock = lock;
        this.holdings = holdings;
        this.trail = trail;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        synchronized (lock) {
            return holdings.find(id).map(holdings::document);
        }
    }

    @Override
    public void replicated(DocumentId id, List<String> copies, AuditEvent event) {
        synchronized (lock) {
            holdings.find(id)
                    .filter(row -> row.state == DocumentState.STORED_ONCE)
                    .ifPresent(row -> {
                        row.state = DocumentState.STORED;
                        row.copies = List.copyOf(copies);
                        queue.add(WorkKind.READ, id, clock.instant());
                        trail.append(event);
                    });
        }
    }

    @Override
    public void started(DocumentId id, String mediaType, int pages) {
        synchronized (lock) {
            stored(id).ifPresent(row -> {
                move(row, DocumentState.READING, null);
                row.started = true;
                Reading reading = holdings.reading(row.registration.sha256());
                reading.mediaType = mediaType;
                reading.announced = pages;
            });
        }
    }

    @Override
    public Set<Integer> pagesRead(Sha256 sha256) {
        synchronized (lock) {
            return holdings.reading(sha256).pages.values().stream()
                    .filter(page -> page.failure() == null)
                    .map(Page::number)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public void savePage(Sha256 sha256, Page page) {
        synchronized (lock) {
            holdings.reading(sha256).pages.put(page.number(), page);
        }
    }

    @Override
    public void completed(DocumentId id, AuditEvent event) {
        synchronized (lock) {
            stored(id).ifPresent(row -> {
                move(row, DocumentState.READING, null);
                row.complete = true;
                queue.add(WorkKind.INDEX, id, clock.instant());
                trail.append(event);
            });
        }
    }

    @Override
    public void failed(DocumentId id, Failure failure, AuditEvent event) {
        synchronized (lock) {
            stored(id).ifPresent(row -> {
                move(row, DocumentState.FAILED, failure);
                trail.append(event);
            });
        }
    }

    @Override
    public void waiting(DocumentId id, Failure failure) {
        synchronized (lock) {
            stored(id).ifPresent(row -> move(row, DocumentState.STORED, failure));
        }
    }

    @Override
    public void indexed(DocumentId id, long version) {
        synchronized (lock) {
            holdings.find(id)
                    .filter(row -> row.complete && row.history.size() == version)
                    .ifPresent(row -> row.state = DocumentState.SEARCHABLE);
        }
    }

    @Override
    public List<Page> pages(Sha256 sha256) {
        synchronized (lock) {
            return List.copyOf(holdings.reading(sha256).pages.values());
        }
    }

    @Override
    public SortedMap<Integer, String> texts(Sha256 sha256) {
        SortedMap<Integer, String> texts = new TreeMap<>();
        pages(sha256).forEach(page -> texts.put(page.number(), page.text()));
        return texts;
    }

    @Override
    public long reindexAll(Instant notBefore) {
        synchronized (lock) {
            List<Row> complete = holdings.all().filter(row -> row.complete).toList();
            complete.forEach(row -> {
                row.state = DocumentState.READING;
                queue.add(WorkKind.INDEX, row.registration.id(), notBefore);
            });
            return complete.size();
        }
    }

    @Override
    public void forEachSearchable(Consumer<Document> consumer) {
        List<Document> documents;
        synchronized (lock) {
            documents = holdings.all()
                    .filter(row -> row.complete)
                    .map(holdings::document)
                    .toList();
        }
        documents.forEach(consumer);
    }

    @Override
    public Set<DocumentId> searchable(Collection<DocumentId> documents) {
        synchronized (lock) {
            return documents.stream()
                    .filter(id -> holdings.find(id).filter(row -> row.complete).isPresent())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A document with all its copies: only such are read. */
    private Optional<Row> stored(DocumentId id) {
        return holdings.find(id).filter(row -> row.state != DocumentState.STORED_ONCE);
    }

    private static void move(Row row, DocumentState state, @Nullable Failure failure) {
        row.state = state;
        row.failure = failure;
        row.complete = false;
    }
}
