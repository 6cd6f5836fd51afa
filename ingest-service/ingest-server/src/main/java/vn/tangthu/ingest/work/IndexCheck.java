package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchUnavailableException;

/**
 * Compares the index with the registry: asks for whatever is missing or old, takes out what the registry does not know, and
 * fills an index that was lost.
 */
final class IndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);
    private static final int BATCH = 1000;

    /** With more work than this a rebuild is not about to end: comparing everything would only take time from it. */
    private static final int NEARLY_DONE = 1000;

    private static final int LOOKS = 10;

    /** Workers leave documents alone until the index that they go to has been begun. */
    private static final Duration UNTIL_BEGUN = Duration.ofMinutes(1);

    private final ReadingDesk desk;
    private final SearchEngine engine;
    private final WorkQueue queue;
    private final Clock clock;
    private final Duration betweenLooks;

    /** Work on what is about to be taken out waits: it would find the newer version and count as done. */
    private static final Duration UNTIL_REMOVED = Duration.ofMinutes(1);

    /** Begins as true: a start asks for a run anyway. */
    private volatile boolean needed = true;

    IndexCheck(ReadingDesk desk, SearchEngine engine, WorkQueue queue, Clock clock, Duration betweenLooks) {
        this.desk = desk;
        this.engine = engine;
        this.queue = queue;
        this.clock = clock;
        this.betweenLooks = betweenLooks;
    }

    /** Asked often; true once when the index was deleted or damaged while this process runs. */
    boolean lost() {
        boolean before = needed;
        try {
            needed = engine.needsRebuild();
        } catch (SearchUnavailableException e) {
            LOG.debug("The index cannot be looked at now: {}", e.getMessage());
            return false;
        }
        return needed && !before;
    }

    /** @return number of documents that will be indexed again, or were in the index and do not belong there */
    long run() throws InterruptedException {
        if (engine.needsRebuild()) {
            return fill();
        }
        long lacking = repair(new HashSet<>());
        long strays = removeStrays();
        if (lacking + strays > 0) {
            LOG.info(
                    "The index lacked {} documents, which will be indexed again, and held {} that are not in the registry",
                    lacking,
                    strays);
        }
        return lacking + strays;
    }

    /** Documents count as pending before the index that lacks them answers anybody. */
    private long fill() throws InterruptedException {
        long documents = desk.reindexAll(clock.instant().plus(UNTIL_BEGUN));
        engine.writer().beginRebuild();
        if (documents == 0) {
            boolean unused = endRebuild();
            return 0;
        }
        queue.hurry(WorkKind.INDEX);
        LOG.info("The index is filled anew; {} documents will be indexed", documents);
        return documents;
    }

    /**
     * Ends a rebuild, whichever process began it, as soon as the new index lacks no document that should be in it. What comes
     * in meanwhile does not hold it up, since it is written to both; nor does what was given up, since it has failed.
     *
     * @return false if there is a rebuild and it goes on
     */
    boolean endRebuild() throws InterruptedException {
        if (!engine.rebuilding() || engine.needsRebuild()) {
            return true;
        }
        if (queue.depth().getOrDefault(WorkKind.INDEX, 0L) > NEARLY_DONE) {
            return false;
        }
        Set<DocumentId> absent = new HashSet<>();
        long lacking = repair(absent);
        for (int look = 0; look < LOOKS && !absent.isEmpty() && absent.size() < NEARLY_DONE; look++) {
            Thread.sleep(betweenLooks);
            absent.removeAll(engine.versions(absent).keySet());
            absent.retainAll(desk.searchable(absent));
        }
        if (!absent.isEmpty()) {
            return false;
        }
        engine.writer().endRebuild();
        LOG.info("The index is filled; {} documents were still on their way", lacking);
        return true;
    }

    /** @param absent takes documents that are not in the index at all, the first {@link #NEARLY_DONE} of them */
    private long repair(Set<DocumentId> absent) {
        long[] drift = {0};
        Batches<Document> batches = new Batches<>(BATCH, documents -> drift[0] += repair(documents, absent));
        desk.forEachSearchable(batches::add);
        batches.end();
        return drift[0];
    }

    private long repair(List<Document> documents, Set<DocumentId> absent) {
        Map<DocumentId, Long> versions =
                engine.versions(documents.stream().map(Document::id).toList());
        long drift = 0;
        for (Document document : documents) {
            Long version = versions.get(document.id());
            if (version == null && absent.size() < NEARLY_DONE) {
                absent.add(document.id());
            }
            if (version == null || version != document.version()) {
                ask(document, version);
                drift++;
            }
        }
        return drift;
    }

    private void ask(Document document, @Nullable Long version) {
        if (version != null && version > document.version()) {
            makeRoom(document.id(), version);
        }
        queue.add(WorkKind.INDEX, document.id(), clock.instant());
    }

    /**
     * Where the registry was put back to an earlier state: an engine keeps the newer version of two. The registry was read
     * some time ago, so that a correction may have been indexed meanwhile; and whoever stops between taking out and asking
     * must have asked already.
     */
    private void makeRoom(DocumentId id, long indexed) {
        if (desk.find(id).filter(now -> now.version() < indexed).isPresent()) {
            queue.add(WorkKind.INDEX, id, clock.instant().plus(UNTIL_REMOVED));
            engine.writer().remove(id);
        }
    }

    private long removeStrays() {
        long[] strays = {0};
        Batches<DocumentId> batches = new Batches<>(BATCH, ids -> strays[0] += removeStrays(ids));
        engine.forEachDocument(batches::add);
        batches.end();
        return strays[0];
    }

    private long removeStrays(List<DocumentId> ids) {
        Set<DocumentId> right = desk.searchable(ids);
        return ids.stream().filter(id -> !right.contains(id) && isStray(id)).count();
    }

    /** A document that is being read once more stays; one that failed is left to its worker, which looks again. */
    private boolean isStray(DocumentId id) {
        DocumentState state = desk.find(id).map(Document::state).orElse(null);
        if (state == null) {
            engine.writer().remove(id);
        } else if (state == DocumentState.FAILED) {
            queue.add(WorkKind.INDEX, id, clock.instant());
        }
        return state == null || state == DocumentState.FAILED;
    }
}
