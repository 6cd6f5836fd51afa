package vn.tangthu.archive.audit;

import java.util.List;

/**
 * The append-only trail of acts (circular, Article 9.4), one hash chain over all of it.
 *
 * <p>An entry is durable when {@link #append} returns. Inside a transaction of the registry it is written if and only if
 * the transaction is. Entries are never changed or removed, by anyone.
 */
public interface AuditTrail {
    /** Appends one entry. Concurrent callers are put in order; sequences have no gaps. */
    AuditEntry append(AuditEvent event);

    /** Entries that match, newest first. */
    List<AuditEntry> read(AuditQuery query);

    /** Recomputes the whole chain, oldest first, in bounded memory. */
    ChainCheck verify();
}
