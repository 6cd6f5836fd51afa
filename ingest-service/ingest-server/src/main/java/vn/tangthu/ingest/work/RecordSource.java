package vn.tangthu.ingest.work;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.ReadingDesk;

/**
 * The case files that were not taken out. Whoever opens one chooses its id, and may choose that of a document: that one is
 * then left out of the index, so that nobody can drive a document out of it.
 */
record RecordSource(CaseFileDesk desk, ReadingDesk documents) implements IndexSource {
    private static final int BATCH = 1000;

    /** Under which id a case file stands in the index. */
    static DocumentId entry(CaseFileId id) {
        return new DocumentId(id.value());
    }

    static CaseFileId caseFile(DocumentId entry) {
        return new CaseFileId(entry.value());
    }

    /** Those of these ids under which no document stands. */
    Set<CaseFileId> free(Collection<CaseFileId> ids) {
        Set<DocumentId> taken =
                documents.searchable(ids.stream().map(RecordSource::entry).toList());
        return ids.stream().filter(id -> !taken.contains(entry(id))).collect(Collectors.toSet());
    }

    @Override
    public WorkKind work() {
        return WorkKind.INDEX_RECORD;
    }

    @Override
    public long reindexAll(Instant notBefore) {
        return desk.reindexAll(notBefore);
    }

    @Override
    public void forEach(BiConsumer<DocumentId, Long> consumer) {
        Batches<Map.Entry<CaseFileId, Long>> batches = new Batches<>(BATCH, batch -> {
            Map<CaseFileId, Long> versions = new HashMap<>();
            batch.forEach(one -> versions.put(one.getKey(), one.getValue()));
            versions.keySet().retainAll(free(versions.keySet()));
            versions.forEach((id, version) -> consumer.accept(entry(id), version));
        });
        desk.forEachVersion((id, version) -> batches.add(Map.entry(id, version)));
        batches.end();
    }

    @Override
    public Set<DocumentId> wanted(Collection<DocumentId> ids) {
        return desk.versions(ids.stream().map(RecordSource::caseFile).toList()).keySet().stream()
                .map(RecordSource::entry)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Long> version(DocumentId id) {
        return find(id).map(CaseFile::version);
    }

    /** One that was taken out may be brought back at any moment. */
    @Override
    public Stray stray(DocumentId id) {
        return find(id).map(file -> file.deleted() ? Stray.FOR_ITS_WORKER : Stray.STAYS)
                .orElse(Stray.UNKNOWN);
    }

    private Optional<CaseFile> find(DocumentId id) {
        return Optional.ofNullable(desk.findAll(List.of(caseFile(id))).get(caseFile(id)));
    }
}
