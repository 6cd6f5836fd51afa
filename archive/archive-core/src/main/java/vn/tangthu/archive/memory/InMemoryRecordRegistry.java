package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.memory.Holdings.Row;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.registry.Registration;

final class InMemoryRecordRegistry implements RecordRegistry {
    private final Object lock;
    private final Holdings holdings;
    private final CaseFiles files;
    private final AuditTrail trail;
    private final WorkQueue queue;
    private final Clock clock;

    InMemoryRecordRegistry(
            Object lock, Holdings holdings, CaseFiles files, AuditTrail trail, WorkQueue queue, Clock clock) {
        this.lock = lock;
        this.holdings = holdings;
        this.files = files;
        this.trail = trail;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Document register(AccessScope scope, Registration registration, AuditEvent event) {
        synchronized (lock) {
            if (!scope.allows(registration.metadata().unit())) {
                throw new IllegalArgumentException("The document's unit lies outside the scope");
            }
            if (holdings.find(registration.id()).isPresent()) {
                return holdings.find(scope, registration.id())
                        .map(row -> holdings.document(scope, row))
                        .orElseThrow(() -> new IllegalArgumentException("The id is taken"));
            }
            MetadataVersion first = new MetadataVersion(1, registration.metadata(), now(), actor(event), "");
            Row row = new Row(registration, first);
            holdings.add(row);
            queue.add(registration.complete() ? WorkKind.READ : WorkKind.REPLICATE, registration.id(), now());
            trail.append(event);
            return holdings.document(scope, row);
        }
    }

    @Override
    public Optional<Document> find(AccessScope scope, DocumentId id) {
        synchronized (lock) {
            return readable(scope, id).map(row -> holdings.document(scope, row));
        }
    }

    /** Kept in the scope, or tied with a case file of it that is not deleted. */
    private Optional<Row> readable(AccessScope scope, DocumentId id) {
        CaseFileFilter tied = CaseFileFilter.where().document(id).build();
        return holdings.find(scope, id)
                .or(() -> files.list(scope, tied, 1).isEmpty() ? Optional.empty() : holdings.find(id));
    }

    @Override
    public Map<DocumentId, Document> findAll(AccessScope scope, Collection<DocumentId> ids) {
        synchronized (lock) {
            Map<DocumentId, Document> result = new LinkedHashMap<>();
            ids.forEach(id -> find(scope, id).ifPresent(document -> result.put(id, document)));
            return result;
        }
    }

    @Override
    public List<Document> list(AccessScope scope, DocumentFilter filter, int limit) {
        synchronized (lock) {
            return holdings.newestFirst(scope)
                    .filter(Filters.content(holdings, scope, filter).and(Filters.position(filter)))
                    .limit(limit)
                    .map(row -> holdings.document(scope, row))
                    .toList();
        }
    }

    @Override
    public Correction correct(
            AccessScope scope,
            DocumentId id,
            long expectedVersion,
            Metadata metadata,
            String reason,
            AuditEvent event) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("A correction needs a reason of 1 to 500 characters");
        }
        synchronized (lock) {
            Optional<Row> visible = holdings.find(scope, id).filter(row -> scope.allows(metadata.unit()));
            if (visible.isEmpty()) {
                return new Correction.NotFound();
            }
            Row row = visible.get();
            if (row.history.size() != expectedVersion) {
                return new Correction.Conflict(holdings.document(scope, row));
            }
            String why = StorableText.of(reason);
            row.history.add(new MetadataVersion(expectedVersion + 1, metadata, now(), actor(event), why));
            if (row.complete) {
                queue.add(WorkKind.INDEX, id, now());
            }
            trail.append(event);
            return new Correction.Done(holdings.document(scope, row));
        }
    }

    @Override
    public List<MetadataVersion> history(AccessScope scope, DocumentId id) {
        synchronized (lock) {
            return readable(scope, id).map(row -> List.copyOf(row.history)).orElse(List.of());
        }
    }

    @Override
    public boolean retry(AccessScope scope, DocumentId id, AuditEvent event) {
        synchronized (lock) {
            Optional<Row> failed = holdings.find(scope, id).filter(this::canBeRetried);
            failed.ifPresent(row -> {
                row.state = row.state == DocumentState.FAILED ? DocumentState.STORED : DocumentState.READING;
                row.failure = null;
                row.complete = false;
                queue.add(WorkKind.READ, id, now());
                trail.append(event);
            });
            return failed.isPresent();
        }
    }

    private boolean canBeRetried(Row row) {
        return row.state == DocumentState.FAILED
                || (row.state == DocumentState.SEARCHABLE && holdings.shown(row).failed());
    }

    @Override
    public Optional<Page> page(AccessScope scope, PageRef ref) {
        synchronized (lock) {
            return readable(scope, ref.document())
                    .map(holdings::shown)
                    .flatMap(reading -> Optional.ofNullable(reading.pages.get(ref.page())));
        }
    }

    @Override
    public Map<PageRef, Page> pages(AccessScope scope, Collection<PageRef> refs) {
        synchronized (lock) {
            Map<PageRef, Page> result = new LinkedHashMap<>();
            refs.forEach(ref -> page(scope, ref).ifPresent(page -> result.put(ref, page)));
            return result;
        }
    }

    @Override
    public Coverage coverage(AccessScope scope, DocumentFilter filter) {
        synchronized (lock) {
            List<Document> documents = holdings.newestFirst(scope)
                    .filter(Filters.content(holdings, scope, withoutState(filter)))
                    .map(row -> holdings.document(scope, row))
                    .toList();
            Predicate<Document> searchable = document -> document.state() == DocumentState.SEARCHABLE;
            Predicate<Document> failed = document -> document.state() == DocumentState.FAILED;
            return new Coverage(
                    count(documents, searchable),
                    count(documents, searchable.and(document -> document.poorPages() > 0)),
                    count(documents, failed),
                    count(documents, searchable.or(failed).negate()));
        }
    }

    @Override
    public List<FigureRow> figures(AccessScope scope, Dimension dimension) {
        synchronized (lock) {
            Map<String, FigureRow> rows = new LinkedHashMap<>();
            holdings.newestFirst(scope).map(holdings::document).forEach(document -> {
                String value = Filters.value(dimension, document);
                rows.merge(
                        value,
                        new FigureRow(value, 1, document.pages()),
                        (a, b) -> new FigureRow(value, a.documents() + b.documents(), a.pages() + b.pages()));
            });
            return rows.values().stream()
                    .sorted(Comparator.comparingLong(FigureRow::documents)
                            .reversed()
                            .thenComparing(FigureRow::value))
                    .toList();
        }
    }

    private static long count(List<Document> documents, Predicate<Document> filter) {
        return documents.stream().filter(filter).count();
    }

    private static DocumentFilter withoutState(DocumentFilter filter) {
        return new DocumentFilter(
                filter.category(),
                filter.unit(),
                filter.type(),
                filter.year(),
                null,
                filter.receivedBy(),
                filter.parent(),
                null,
                null);
    }

    private static String actor(AuditEvent event) {
        return StorableText.of(event.act().actor().name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
