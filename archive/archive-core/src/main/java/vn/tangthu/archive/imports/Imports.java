package vn.tangthu.archive.imports;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * Imports as people see them. What is outside the scope is answered like what is not there. Each changing method is one
 * transaction with its audit entry and the work that follows from it.
 */
public interface Imports {
    /**
     * Begins an import: its check is asked for. Sending the same id again returns what is there and changes nothing.
     *
     * @throws IllegalArgumentException if the unit lies outside the scope, or the id is taken by an import outside it
     */
    Import add(AccessScope scope, NewImport file, AuditEvent event);

    Optional<Import> find(AccessScope scope, ImportId id);

    /**
     * Those that can be seen, newest first, equal moments by falling id.
     *
     * @param after the last one of the page before, or null for the first page
     */
    List<Import> list(AccessScope scope, @Nullable Import after, int limit);

    /**
     * Carries out an order if it can be said now. From {@link ImportOrder#CONFIRM} and {@link ImportOrder#RESUME} on, rows
     * are written in the name of whoever gave the order.
     */
    ImportChange order(AccessScope scope, ImportId id, ImportOrder order, AuditEvent event);

    /** Reasons for which rows came back in a pass, the most frequent first; empty if the import cannot be seen. */
    List<ImportReason> reasons(AccessScope scope, ImportId id, ImportPass pass);

    /** Rows that came back in a pass, in their order, from the one after this number on; empty if it cannot be seen. */
    List<RejectedRow> rejected(AccessScope scope, ImportId id, ImportPass pass, int after, int limit);
}
