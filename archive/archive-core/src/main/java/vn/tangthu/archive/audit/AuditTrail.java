package vn.tangthu.archive.audit;

import java.util.List;
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

    /** Entries that match, newest first, of everybody: for the machine's own checks, never to answer a person. */
    List<AuditEntry> readAll(AuditQuery query);

    /** Recomputes the whole chain, oldest first, in bounded memory. */
    ChainCheck verify();
}
