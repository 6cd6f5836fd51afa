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

/** Compares the index with the registry and asks for whatever is missing or old. */
final class IndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);
    private static final int BATCH = 1000;
    private final ReadingDesk desk;
    private final SearchEngine engine;
    private final WorkQueue queue;
    private final Clock clock;

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
            engine.writer().clear();
            long documents = desk.reindexAll(clock.instant());
            LOG.info("The index is empty; {} documents will be indexed", documents);
            return documents;
        }
        long[] drift = {0};
        List<Document> batch = new ArrayList<>(BATCH);
        desk.forEachSearchable(document -> {
            batch.add(document);
            if (batch.size() == BATCH) {
                drift[0] += repair(batch);
                batch.clear();
            }
        });
        drift[0] += repair(batch);
        if (drift[0] > 0) {
            LOG.info("The index lacked {} documents; they will be indexed again", drift[0]);
        }
        return drift[0];
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
