package vn.tangthu.archive.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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

    /**
     * A portion of all case files, those that were taken out among them, by rising id: whoever walks through all portions
     * meets each that was there at the beginning exactly once.
     *
     * @param after the last of the portion before, or null to begin
     */
    List<CaseFile> portion(@Nullable CaseFileId after, int limit);

    /**
     * Writes anew where case files stand, where each is still in the version that was looked at. Nothing that anybody said is
     * changed by that: it makes no version, stays the work of whoever changed the case file last, and is not in the trail.
     * Asks for indexing of those whose status is another.
     *
     * @return how many were written
     */
    int restate(List<Restated> all);

    /** @param version the version whose contents say so */
    record Restated(CaseFileId id, long version, Standing standing) {}
}
