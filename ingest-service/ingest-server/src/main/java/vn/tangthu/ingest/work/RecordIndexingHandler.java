package vn.tangthu.ingest.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.search.DocumentRejectedException;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.record.IndexedCaseFiles;

/** Brings the index up to date with the case files, many at a time: the engine makes them durable at once. */
final class RecordIndexingHandler implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RecordIndexingHandler.class);

    /** Two, so that one reads while the other's batch is made durable. */
    private static final int THREADS = 2;

    /** Each lot is made durable and is a segment to merge later: larger ones cost an import less of both. */
    private static final int TOGETHER = 4000;

    private final RecordSource source;
    private final IndexedCaseFiles entries;
    private final SearchWriter writer;

    RecordIndexingHandler(RecordSource source, IndexedCaseFiles entries, SearchWriter writer) {
        this.source = source;
        this.entries = entries;
        this.writer = writer;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.INDEX_RECORD);
    }

    @Override
    public int threads() {
        return THREADS;
    }

    @Override
    public int together() {
        return TOGETHER;
    }

    @Override
    public Outcome handle(Work work) {
        return handleAll(List.of(work));
    }

    /**
     * Whoever was stopped between looking and writing may have undone what another worker did meanwhile; so it is looked at
     * again until all are as they were written.
     */
    @Override
    public Outcome handleAll(List<Work> all) {
        Set<CaseFileId> ids = source.free(
                all.stream().map(work -> RecordSource.caseFile(work.document())).toList());
        while (!ids.isEmpty()) {
            Map<CaseFileId, CaseFile> files = source.desk().findAll(ids);
            bring(ids, files);
            Map<CaseFileId, Long> now = source.desk().versions(ids);
            ids = ids.stream()
                    .filter(id -> !Objects.equals(version(files.get(id)), now.get(id)))
                    .collect(Collectors.toSet());
        }
        return new Outcome.Done();
    }

    private void bring(Collection<CaseFileId> ids, Map<CaseFileId, CaseFile> files) {
        List<IndexedDocument> written = files.values().stream()
                .filter(file -> !file.deleted())
                .map(entries::of)
                .toList();
        if (!written.isEmpty()) {
            writer.write(written);
        }
        ids.stream().filter(id -> version(files.get(id)) == null).forEach(id -> writer.remove(RecordSource.entry(id)));
    }

    /** The version in which it should be in the index, or null. */
    private static @Nullable Long version(@Nullable CaseFile file) {
        return file == null || file.deleted() ? null : file.version();
    }

    /** It is found by its unit and its category then, so that the index lacks none. */
    @Override
    public boolean giveUp(Work work, Throwable cause) {
        String reason = cause instanceof DocumentRejectedException rejected
                ? String.valueOf(rejected.getMessage())
                : cause.getClass().getName();
        LOG.error("Case file {} cannot be indexed with what it says: {}", work.document(), reason);
        source.desk().findAll(List.of(RecordSource.caseFile(work.document()))).values().stream()
                .filter(file -> !file.deleted())
                .forEach(file -> writer.write(List.of(entries.withoutContents(file))));
        return true;
    }
}
