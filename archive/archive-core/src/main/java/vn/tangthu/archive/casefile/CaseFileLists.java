package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;

/**
 * The case files as work lists and exports ask for them. What is outside the scope is answered like what is not there. The
 * filters are those of {@link CaseFiles#list}; their paging is not looked at.
 */
public interface CaseFileLists {
    /**
     * A portion of all that match, by rising id, which never changes: whoever walks through all portions meets each case file
     * that matches from the beginning to the end exactly once, whatever is changed meanwhile.
     *
     * @param lack only those that lack this kind of thing, as {@link Standing#kindOf} names it; null for all
     * @param after the last of the portion before, or null for the first portion
     */
    List<CaseFile> portion(
            AccessScope scope, CaseFileFilter filter, @Nullable String lack, @Nullable CaseFileId after, int limit);

    /** How many of those that match lack each kind of thing: by category, then falling count, then kind. */
    List<LackCount> lacks(AccessScope scope, CaseFileFilter filter);

    /**
     * How many of those that match have each value of a field; one with several values counts for each of them, one without
     * any under the empty value. By falling count, then value.
     *
     * @param field code of a field of the case file, not of an event
     * @param limit most values that are told; the others are left out
     */
    List<ValueCount> values(AccessScope scope, CaseFileFilter filter, String field, int limit);

    /**
     * Those of which something was due before a day, what was due first before what was due later, equal days by rising id.
     *
     * @param after the last of the list before, or null to begin
     */
    List<CaseFile> overdue(
            AccessScope scope, CaseFileFilter filter, LocalDate today, @Nullable DuePlace after, int limit);

    /** @param kind as {@link Standing#kindOf} names it */
    record LackCount(String category, String kind, long files) {}

    /** @param value in the form in which it is kept, or empty */
    record ValueCount(String value, long files) {}

    /** A place in a list by days. */
    record DuePlace(LocalDate due, CaseFileId id) {}
}
