package vn.tangthu.archive.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.Registration;

/** What the archive holds: documents, and the readings of their bytes. Guarded by the archive's lock. */
final class Holdings {
    private final Map<DocumentId, Row> rows = new LinkedHashMap<>();
    private final Map<Sha256, Reading> readings = new LinkedHashMap<>();

    Optional<Row> find(DocumentId id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<Row> find(AccessScope scope, DocumentId id) {
        return find(id).filter(row -> scope.allows(row.metadata().unit()));
    }

    Stream<Row> all() {
        return rows.values().stream();
    }

    Stream<Row> newestFirst(AccessScope scope) {
        return all().filter(row -> scope.allows(row.metadata().unit()))
                .sorted(Comparator.comparing(Row::receipt).reversed());
    }

    void add(Row row) {
        rows.put(row.registration.id(), row);
    }

    Reading reading(Sha256 sha256) {
        return readings.computeIfAbsent(sha256, key -> new Reading());
    }

    /** What the document shows of the reading: nothing of what was read for others before its own began. */
    Reading shown(Row row) {
        return row.started ? reading(row.registration.sha256()) : new Reading();
    }

    /** As seen by the machine. */
    Document document(Row row) {
        return document(row, row.registration.parent(), original(row, other -> true));
    }

    /** As seen in the scope: without what it points to outside. */
    Document document(AccessScope scope, Row row) {
        return document(
                row,
                visible(scope, row.registration.parent()),
                original(row, other -> scope.allows(other.metadata().unit())));
    }

    private @Nullable DocumentId original(Row row, Predicate<Row> seen) {
        return all().filter(other -> other.registration.sha256().equals(row.registration.sha256()))
                .takeWhile(other -> other != row)
                .filter(seen)
                .findFirst()
                .map(other -> other.registration.id())
                .orElse(null);
    }

    @Nullable
    DocumentId visible(AccessScope scope, @Nullable DocumentId id) {
        return id != null && find(scope, id).isPresent() ? id : null;
    }

    private Document document(Row row, @Nullable DocumentId parent, @Nullable DocumentId duplicateOf) {
        Registration registration = row.registration;
        Reading reading = shown(row);
        return new Document(
                registration.id(),
                registration.sha256(),
                registration.size(),
                registration.fileName(),
                reading.mediaType,
                row.metadata(),
                row.state,
                row.copies,
                reading.announced,
                reading.pages.size(),
                reading.poor(),
                row.failure,
                parent,
                parent == null ? null : registration.pathInParent(),
                duplicateOf,
                row.history.size(),
                row.receipt().at(),
                row.receipt().by());
    }

    /** A document; the first version of its metadata tells when and by whom it was received. */
    static final class Row {
        final Registration registration;
        final List<MetadataVersion> history = new ArrayList<>();
        List<String> copies;
        DocumentState state;
        boolean started;
        boolean complete;

        @Nullable
        Failure failure;

        Row(Registration registration, MetadataVersion first) {
            this.registration = registration;
            copies = registration.copies();
            state = registration.complete() ? DocumentState.STORED : DocumentState.STORED_ONCE;
            history.add(first);
        }

        Metadata metadata() {
            return history.getLast().metadata();
        }

        Receipt receipt() {
            MetadataVersion first = history.getFirst();
            return new Receipt(first.at(), registration.id(), first.by());
        }
    }

    record Receipt(Instant at, DocumentId id, String by) implements Comparable<Receipt> {
        @Override
        public int compareTo(Receipt other) {
            return Comparator.comparing(Receipt::at).thenComparing(Receipt::id).compare(this, other);
        }
    }

    /** What was read of some bytes; all documents over them share it. */
    static final class Reading {
        String mediaType = "application/octet-stream";
        int announced;
        final SortedMap<Integer, Page> pages = new TreeMap<>();

        boolean failed() {
            return pages.values().stream().anyMatch(page -> page.failure() != null);
        }

        int poor() {
            return Math.toIntExact(pages.values().stream().filter(Page::poor).count());
        }
    }
}
