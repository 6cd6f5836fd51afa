package vn.tangthu.ingest.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.search.DocumentRejectedException;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchWriter;

/** Brings the index up to date with the registry, one document at a time. */
final class IndexingHandler implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(IndexingHandler.class);
    private final ReadingDesk desk;
    private final SearchWriter writer;
    private final int threads;

    /** @param threads several, since the engine makes the writes of those that wait together durable at once */
    IndexingHandler(ReadingDesk desk, SearchWriter writer, int threads) {
        this.desk = desk;
        this.writer = writer;
        this.threads = threads;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.INDEX);
    }

    @Override
    public int threads() {
        return threads;
    }

    /**
     * Whoever was stopped between looking and writing may have undone what another worker wrote meanwhile; so it is looked at
     * again until it is as it was written.
     */
    @Override
    public Outcome handle(Work work) {
        Wanted before;
        Wanted after = wanted(work.document());
        do {
            before = after;
            bring(before);
            after = wanted(work.document());
        } while (!after.isAs(before));
        return new Outcome.Done();
    }

    /** How a document should stand in the index: null where the registry does not know it. */
    private record Wanted(DocumentId id, @Nullable Document document, boolean searchable) {
        boolean isAs(Wanted other) {
            return searchable == other.searchable
                    && isGone() == other.isGone()
                    && content().equals(other.content());
        }

        /** One that is being read once more stays as it was until then. */
        boolean isGone() {
            return document == null || (!searchable && document.state() == DocumentState.FAILED);
        }

        private List<Long> content() {
            return document == null
                    ? List.of()
                    : List.of(document.version(), (long) document.pages(), (long) document.pagesRead(), (long)
                            document.poorPages());
        }
    }

    private Wanted wanted(DocumentId id) {
        boolean searchable = desk.searchable(List.of(id)).contains(id);
        return new Wanted(id, desk.find(id).orElse(null), searchable);
    }

    private void bring(Wanted wanted) {
        Document document = wanted.document();
        if (wanted.isGone()) {
            writer.remove(wanted.id());
        } else if (document != null && wanted.searchable()) {
            writer.write(List.of(toIndex(document)));
            desk.indexed(document.id(), document.version());
        }
    }

    /** The document has failed then; nothing of it stays in the index. */
    @Override
    public boolean giveUp(Work work, Throwable cause) {
        String reason = cause instanceof DocumentRejectedException rejected
                ? String.valueOf(rejected.getMessage())
                : cause.getClass().getName();
        LOG.error("Document {} cannot be indexed: {}", work.document(), reason);
        desk.find(work.document())
                .ifPresent(document -> desk.failed(
                        document.id(),
                        Failure.of(FailureCode.NOT_INDEXED, reason),
                        new AuditEvent(
                                SystemActs.of(document.metadata().unit(), document.id()),
                                Action.READ_FAILED,
                                "document:" + document.id(),
                                Map.of("code", FailureCode.NOT_INDEXED.name()))));
        // The next attempt finds a document that failed, and takes it out of the index.
        return false;
    }

    private IndexedDocument toIndex(Document document) {
        Metadata metadata = document.metadata();
        LocalDate date = metadata.date();
        List<IndexedPage> pages = desk.texts(document.sha256()).entrySet().stream()
                .map(page -> new IndexedPage(page.getKey(), page.getValue()))
                .toList();
        return new IndexedDocument(
                document.id(),
                document.version(),
                metadata.unit(),
                metadata.category(),
                metadata.type(),
                date == null ? null : date.getYear(),
                title(document),
                pages.isEmpty() ? List.of(new IndexedPage(1, "")) : pages);
    }

    private static String title(Document document) {
        Metadata metadata = document.metadata();
        return Stream.of(document.fileName(), metadata.number(), metadata.person(), metadata.issuer(), metadata.note())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
