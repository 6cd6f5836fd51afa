package vn.tangthu.ingest.work;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.search.SearchEngine;

/** Compares the index with the registry after a start and asks for whatever is missing or old. */
final class IndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);
    private static final int BATCH = 1000;
    private final ReadingDesk desk;
    private final SearchEngine engine;
    private final WorkQueue queue;
    private final Clock clock;
    private long missingBefore = -1;

    IndexCheck(ReadingDesk desk, SearchEngine engine, WorkQueue queue, Clock clock) {
        this.desk = desk;
        this.engine = engine;
        this.queue = queue;
        this.clock = clock;
    }

    /** @return number of documents that will be indexed again */
    long run() {
        if (engine.needsRebuild()) {
            // A damaged index goes on answering with what is readable until it is begun anew.
            engine.writer().beginRebuild();
            long documents = desk.reindexAll(clock.instant());
            LOG.info("The index is filled anew; {} documents will be indexed", documents);
            return documents;
        }
        long drift = repair();
        if (drift > 0) {
            LOG.info("The index lacked {} documents; they will be indexed again", drift);
        }
        return drift;
    }

    /**
     * Ends a rebuild that has nothing left to do, whichever process began it. Documents that cannot be indexed at all do
     * not hold it up for ever: they are asked for once more, then left to the next start.
     *
     * @return false if there is a rebuild and it goes on
     */
    boolean endRebuild() {
        if (!engine.rebuilding()) {
            return true;
        }
        if (queue.depth().getOrDefault(WorkKind.INDEX, 0L) > 0) {
            return false;
        }
        long missing = repair();
        if (missing > 0 && missing != missingBefore) {
            missingBefore = missing;
            return false;
        }
        engine.writer().endRebuild();
        LOG.info("The index is filled; {} documents could not be indexed", missing);
        return true;
    }

    private long repair() {
        long[] drift = {0};
        List<Document> batch = new ArrayList<>(BATCH);
        desk.forEachSearchable(document -> {
            batch.add(document);
            if (batch.size() == BATCH) {
                drift[0] += repair(batch);
                batch.clear();
            }
        });
        return drift[0] + repair(batch);
    }

    private long repair(List<Document> documents) {
        Map<DocumentId, Long> versions =
                engine.versions(documents.stream().map(Document::id).toList());
        List<Document> behind = documents.stream()
                .filter(document -> !Long.valueOf(document.version()).equals(versions.get(document.id())))
                .toList();
        behind.forEach(document -> queue.add(WorkKind.INDEX, document.id(), clock.instant()));
        return behind.size();
    }
}
