package vn.tangthu.ingest.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.ReadingDesk;
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

    @Override
    public Outcome handle(Work work) {
        Optional<Document> found = desk.find(work.document());
        if (found.isEmpty()) {
            writer.remove(work.document());
            return new Outcome.Done();
        }
        Document document = found.get();
        if (readCompletely(document)) {
            writer.write(List.of(toIndex(document)));
            desk.indexed(document.id(), document.version());
        }
        return new Outcome.Done();
    }

    /** The document stays as it is; the next start compares the index with the registry and asks again. */
    @Override
    public boolean giveUp(Work work, Throwable cause) {
        LOG.error(
                "Document {} cannot be indexed: {}",
                work.document(),
                cause.getClass().getName());
        return true;
    }

    /** While pages are still being read nothing is indexed: the end of the reading asks for it. */
    private static boolean readCompletely(Document document) {
        return document.state() == DocumentState.SEARCHABLE
                || (document.state() == DocumentState.READING && document.pagesRead() >= document.pages());
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
