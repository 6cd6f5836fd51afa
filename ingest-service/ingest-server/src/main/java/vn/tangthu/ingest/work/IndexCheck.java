package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchUnavailableException;

/**
 * Compares the index with its sources, the registry and the case files: asks for whatever is missing or old and not
 * on its way, takes out what no source knows, and fills an index that was lost.
 */
final class IndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCheck.class);
    private static final int BATCH = 1000;

    /** With more work than this a rebuild is not about to end: comparing everything would only take time from it. */
    private static final int NEARLY_DONE = 1000;

    private static final int LOOKS = 10;

    /** Workers leave documents alone until the index that they go to has been begun. */
    private static final Duration UNTIL_BEGUN = Duration.ofMinutes(1);

    private final List<IndexSource> sources;
    private final SearchEngine engine;
    private final WorkQueue queue;
    private final Clock clock;
    private final Duration betweenLooks;

    /** Work on what is about to be taken out waits: it would find the newer version and count as done. */
    private static final Duration UNTIL_REMOVED = Duration.ofMinutes(1);

    /** Begins as true: a start asks for a run anyway. */
    private volatile boolean needed = true;

    IndexCheck(List<IndexSource> sources, SearchEngine engine, WorkQueue queue, Clock clock, Duration betweenLooks) {
        this.sources = sources;
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

    /** @return number of entries that will be indexed again, or were in the index and do not belong there */
    long run() throws InterruptedException {
        if (engine.needsRebuild()) {
            return fill();
        }
        long lacking = repair(new HashSet<>());
        long strays = removeStrays();
        if (lacking + strays > 0) {
            LOG.info(
                    "The index lacked {} entries, which will be indexed again, and held {} that belong to nothing",
                    lacking,
                    strays);
        }
        return lacking + strays;
    }

    /** Documents count as pending before the index that lacks them answers anybody. */
    private long fill() throws InterruptedException {
        long entries = 0;
        for (IndexSource source : sources) {
            entries += source.reindexAll(clock.instant().plus(UNTIL_BEGUN));
        }
        engine.writer().beginRebuild();
        if (entries == 0) {
            boolean unused = endRebuild();
            return 0;
        }
        sources.forEach(source -> queue.hurry(source.work()));
        LOG.info("The index is filled anew; {} entries will be indexed", entries);
        return entries;
    }

    /**
     * Ends a rebuild, whichever process began it, as soon as the new index lacks nothing that should be in it. What comes
     * in meanwhile does not hold it up, since it is written to both; nor does what was given up, since it has failed.
     *
     * @return false if there is a rebuild and it goes on
     */
    boolean endRebuild() throws InterruptedException {
        if (!engine.rebuilding() || engine.needsRebuild()) {
            return true;
        }
        Map<WorkKind, Long> depth = queue.depth();
        if (sources.stream().anyMatch(source -> depth.getOrDefault(source.work(), 0L) > NEARLY_DONE)) {
            return false;
        }
        Set<DocumentId> absent = new HashSet<>();
        long lacking = repair(absent);
        for (int look = 0; look < LOOKS && !absent.isEmpty() && absent.size() < NEARLY_DONE; look++) {
            Thread.sleep(betweenLooks);
            absent.removeAll(engine.versions(absent).keySet());
            absent.retainAll(wanted(absent));
        }
        if (!absent.isEmpty()) {
            return false;
        }
        engine.writer().endRebuild();
        LOG.info("The index is filled; {} entries were still on their way", lacking);
        return true;
    }

    private Set<DocumentId> wanted(Collection<DocumentId> ids) {
        Set<DocumentId> wanted = new HashSet<>();
        sources.forEach(source -> wanted.addAll(source.wanted(ids)));
        return wanted;
    }

    /** An entry as it should be in the index. */
    private record Wanted(DocumentId id, long version) {}

    /** @param absent takes entries that are not in the index at all, the first {@link #NEARLY_DONE} of them */
    private long repair(Set<DocumentId> absent) {
        long[] drift = {0};
        for (IndexSource source : sources) {
            Batches<Wanted> batches = new Batches<>(BATCH, entries -> drift[0] += repair(source, entries, absent));
            source.forEach((id, version) -> batches.add(new Wanted(id, version)));
            batches.end();
        }
        return drift[0];
    }

    private long repair(IndexSource source, List<Wanted> entries, Set<DocumentId> absent) {
        Map<DocumentId, Long> versions =
                engine.versions(entries.stream().map(Wanted::id).toList());
        List<Wanted> differing = entries.stream()
                .filter(entry -> !Long.valueOf(entry.version()).equals(versions.get(entry.id())))
                .toList();
        Set<DocumentId> owed =
                queue.owed(source.work(), differing.stream().map(Wanted::id).toList());
        for (Wanted entry : differing) {
            Long version = versions.get(entry.id());
            if (version == null && absent.size() < NEARLY_DONE) {
                absent.add(entry.id());
            }
            // What is on its way comes without being asked for: in the middle of an import that is a great deal.
            if (isNewer(version, entry) || !owed.contains(entry.id())) {
                ask(source, entry, version);
            }
        }
        return differing.size();
    }

    private static boolean isNewer(@Nullable Long indexed, Wanted entry) {
        return indexed != null && indexed > entry.version();
    }

    private void ask(IndexSource source, Wanted entry, @Nullable Long version) {
        if (version != null && isNewer(version, entry)) {
            makeRoom(source, entry.id(), version);
        }
        queue.add(source.work(), entry.id(), clock.instant());
    }

    /**
     * Where a source was put back to an earlier state: an engine keeps the newer version of two. The source was read some
     * time ago, so that a change may have been indexed meanwhile; and whoever stops between taking out and asking must have
     * asked already.
     */
    private void makeRoom(IndexSource source, DocumentId id, long indexed) {
        if (source.version(id).filter(now -> now < indexed).isPresent()) {
            queue.add(source.work(), id, clock.instant().plus(UNTIL_REMOVED));
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
        Set<DocumentId> right = wanted(ids);
        return ids.stream().filter(id -> !right.contains(id) && isStray(id)).count();
    }

    private boolean isStray(DocumentId id) {
        for (IndexSource source : sources) {
            switch (source.stray(id)) {
                case STAYS -> {
                    return false;
                }
                case FOR_ITS_WORKER -> {
                    queue.add(source.work(), id, clock.instant());
                    return true;
                }
                case UNKNOWN -> {}
            }
        }
        engine.writer().remove(id);
        return true;
    }
}
