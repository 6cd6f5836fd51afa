package vn.tangthu.ingest.work;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.WorkKind;

/** What should be in the index, of one kind: documents, or case files. */
interface IndexSource {
    /** The work that brings one of them up to date in the index. */
    WorkKind work();

    /**
     * Asks for indexing of everything that should be in the index.
     *
     * @return how many
     */
    long reindexAll(Instant notBefore);

    /** Calls with id and version of everything that should be in the index, in bounded memory. */
    void forEach(BiConsumer<DocumentId, Long> consumer);

    /** Those of these that should be in the index. */
    Set<DocumentId> wanted(Collection<DocumentId> ids);

    /** Its version now, whether it should be in the index or not; empty if it is not known. */
    Optional<Long> version(DocumentId id);

    /** What becomes of an entry that was in the index and seemed not to belong there. */
    Stray stray(DocumentId id);

    /** @see #stray */
    enum Stray {
        /** Not of this kind. */
        UNKNOWN,
        /** It belongs there after all. */
        STAYS,
        /** Left to its worker, which looks again. */
        FOR_ITS_WORKER
    }
}
