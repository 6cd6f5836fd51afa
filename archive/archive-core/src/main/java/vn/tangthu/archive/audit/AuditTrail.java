package vn.tangthu.archive.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;

/**
 * The append-only trail of acts (circular, Article 9.4), one hash chain over all of it.
 *
 * <p>An entry is durable when {@link #append} returns. Inside a transaction of the registry it is written if and only if
 * the transaction is. Entries are never changed or removed, by anyone.
 */
public interface AuditTrail {
    /** Appends one entry. Concurrent callers are put in order; sequences have no gaps. */
    AuditEntry append(AuditEvent event);

    /** Entries that match, of acts by people of these units, newest first. */
    List<AuditEntry> read(AccessScope scope, AuditQuery query);

    /**
     * Entries about one object, newest first, whoever acted: for people to whom that very object may be shown.
     *
     * @param before only entries with a smaller sequence, or null
     */
    default List<AuditEntry> about(String object, @Nullable Long before, int size) {
        return readAll(new AuditQuery(null, null, object, null, null, before, size));
    }

    /** Entries that match, newest first, of everybody: for the machine's own checks, never to answer a person. */
    List<AuditEntry> readAll(AuditQuery query);

    /** Recomputes the whole chain, oldest first, in bounded memory. */
    ChainCheck verify();
}
