package vn.tangthu.ingest.work;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.ReadingDesk;

/** The documents that were read completely. */
record DocumentSource(ReadingDesk desk) implements IndexSource {
    @Override
    public WorkKind work() {
        return WorkKind.INDEX;
    }

    @Override
    public long reindexAll(Instant notBefore) {
        return desk.reindexAll(notBefore);
    }

    @Override
    public void forEach(BiConsumer<DocumentId, Long> consumer) {
        desk.forEachSearchable(document -> consumer.accept(document.id(), document.version()));
    }

    @Override
    public Set<DocumentId> wanted(Collection<DocumentId> ids) {
        return desk.searchable(ids);
    }

    @Override
    public Optional<Long> version(DocumentId id) {
        return desk.find(id).map(Document::version);
    }

    /** A document that is being read once more stays. */
    @Override
    public Stray stray(DocumentId id) {
        DocumentState state = desk.find(id).map(Document::state).orElse(null);
        if (state == null) {
            return Stray.UNKNOWN;
        }
        return state == DocumentState.FAILED ? Stray.FOR_ITS_WORKER : Stray.STAYS;
    }
}
