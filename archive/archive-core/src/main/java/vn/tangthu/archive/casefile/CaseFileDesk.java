package vn.tangthu.archive.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The case files, as the machine's own workers see them: without a scope, since they serve every unit and show nothing to
 * anyone. Never injected into anything that answers a person.
 *
 * <p>What should be in the index is every case file that was not taken out, in its newest version.
 */
public interface CaseFileDesk {
    /** Those of these that there are, those that were taken out among them. */
    Map<CaseFileId, CaseFile> findAll(Collection<CaseFileId> ids);

    /** Versions of those of these that should be in the index. */
    Map<CaseFileId, Long> versions(Collection<CaseFileId> ids);

    /**
     * Calls with id and version of every case file that should be in the index, in bounded memory; what is opened or
     * changed meanwhile may be left out or come in either version.
     */
    void forEachVersion(BiConsumer<CaseFileId, Long> consumer);

    /**
     * Asks for indexing of every case file that should be in the index: it was lost, or its schema is new.
     *
     * @return how many
     */
    long reindexAll(Instant notBefore);
}
