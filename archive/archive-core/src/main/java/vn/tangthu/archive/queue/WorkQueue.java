package vn.tangthu.archive.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tangthu.archive.document.DocumentId;

/**
 * What the machine still owes each document. At least once: work is done again if its worker dies.
 *
 * <p>There is at most one row for a kind and a document. Work that is asked for while it is under way is done once more
 * after it is done.
 */
public interface WorkQueue {
    /** Asks for work; inside a registry transaction it exists if and only if the transaction commits. */
    void add(WorkKind kind, DocumentId document, Instant notBefore);

    /** Those of these documents for which work of this kind waits or is under way. */
    Set<DocumentId> owed(WorkKind kind, Collection<DocumentId> documents);

    /**
     * Takes one piece of work that is due and that nobody holds, oldest first, or whose holder's lease ran out.
     *
     * @param worker name of the claimant, for the custodian's eyes
     * @param lease after this time without {@link #extend} the work is free again
     */
    Optional<Work> claim(Set<WorkKind> kinds, String worker, Duration lease);

    /**
     * Takes many pieces of work of one kind at once, for a worker that does them together: the oldest that are due and
     * that nobody holds, in any order; none if there are none.
     *
     * @param most 1 or more
     */
    List<Work> claimMany(WorkKind kind, String worker, Duration lease, int most);

    /** Holds the work for another lease; false if it was lost to somebody else, who then does it. */
    boolean extend(Work work, Duration lease);

    /** The work is done; it is gone, or due at once if it was asked for again meanwhile. */
    void done(Work work);

    /** {@link #done} for each of many, in one transaction. */
    void doneAll(Collection<Work> all);

    /** Gives the work back, due at the given time; the attempt counts. */
    void release(Work work, Instant notBefore);

    /** Gives the work back untried, due at the given time: what it needs is not there now. The attempt does not count. */
    void postpone(Work work, Instant notBefore);

    /** Frees everything held by workers of an earlier run of this process. */
    void releaseAll(String worker);

    /** Makes all waiting work of one kind due now. */
    void hurry(WorkKind kind);

    /** Number of rows by kind, held ones included. */
    Map<WorkKind, Long> depth();
}
