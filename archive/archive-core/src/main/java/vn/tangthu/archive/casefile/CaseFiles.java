package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * The case files. What is outside the scope is answered like what is not there; what is written needs a grant of the
 * authority besides.
 *
 * <p>Each changing method is one transaction: the case file, its version, its audit entry and its queue row are written
 * together or not at all, and are durable when the method returns. No version is ever changed or removed.
 */
public interface CaseFiles {
    /**
     * Opens a case file with its first version and asks for its indexing. Opening the same id again returns what is there
     * and changes nothing.
     *
     * @param grant for {@link vn.tangthu.catalogue.Authority.Right#ENTER} over its category and unit
     * @throws IllegalArgumentException if the unit lies outside the scope, the grant was given for something else, or the
     *     id belongs to a case file outside the scope
     */
    CaseFile open(AccessScope scope, EntryGrant grant, NewCaseFile file, AuditEvent event);

    /**
     * Opens many at once: one transaction, one audit entry, which is left out if none was opened. Those that are there
     * already stay as they are, whoever keeps them now, so that a list can be sent again.
     *
     * @param files all of the category and unit of the grant
     * @return how many were opened
     * @throws IllegalArgumentException if the unit lies outside the scope, or the grant was given for something else; then
     *     none was opened
     */
    int openAll(AccessScope scope, EntryGrant grant, List<NewCaseFile> files, AuditEvent event);

    Optional<CaseFile> find(AccessScope scope, CaseFileId id);

    /** Many at once, for a result list; those that cannot be seen are left out, deleted ones are not. */
    Map<CaseFileId, CaseFile> findAll(AccessScope scope, Collection<CaseFileId> ids);

    /** Those that match, last changed first, equal moments by falling id. */
    List<CaseFile> list(AccessScope scope, CaseFileFilter filter, int limit);

    /**
     * Makes a new version, and asks for indexing.
     *
     * @param grant for {@link vn.tangthu.catalogue.Authority.Right#UPDATE} over its category and the unit that
     *     keeps it until now
     * @param expectedVersion the version that the caller saw
     * @param contents in the forms in which values are kept, as {@link CaseFileRules} gives them
     * @param unit the unit that keeps it from now on; another one where an event moves it, also one outside the scope
     * @param reason why, 1 to 500 characters
     * @throws IllegalArgumentException if the grant was given for something else
     */
    CaseFileChange change(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            CaseContents contents,
            Standing standing,
            UnitCode unit,
            String reason,
            AuditEvent event);

    /**
     * Takes a case file out, or brings it back: a new version with the same contents. It is kept.
     *
     * @param grant as for {@link #change}
     */
    CaseFileChange setDeleted(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            boolean deleted,
            String reason,
            AuditEvent event);

    /** All versions, oldest first; empty if it cannot be seen. */
    List<CaseFileVersion> versions(AccessScope scope, CaseFileId id);

    /**
     * Counts by unit and category, of those that were not taken out; by unit, then category.
     *
     * @param today the day before which what was due is overdue
     */
    List<CaseFileCounts> counts(AccessScope scope, LocalDate today);
}
