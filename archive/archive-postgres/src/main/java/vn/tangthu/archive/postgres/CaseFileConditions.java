package vn.tangthu.archive.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;

/** A filter as conditions on {@code case_files}, always within a scope. */
final class CaseFileConditions {
    /** With more units than this, so much of everything is in the scope that the newest of all are soon the right ones. */
    private static final int UNITS_ONE_BY_ONE = 500;

    /** A value is looked up in its own index anew for each unit. */
    private static final int UNITS_ONE_BY_ONE_WITH_VALUES = 8;

    private static final String NEWEST_FIRST = " ORDER BY changed_at DESC, id DESC LIMIT :limit";
    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final boolean oneByOne;

    CaseFileConditions(AccessScope scope, CaseFileFilter filter) {
        UnitCode unit = filter.unit();
        AccessScope units = unit == null ? scope : scope.allows(unit) ? AccessScope.of(unit) : AccessScope.none();
        parameters.put("units", Columns.units(units));
        int most = filter.values().isEmpty() ? UNITS_ONE_BY_ONE : UNITS_ONE_BY_ONE_WITH_VALUES;
        oneByOne = filter.subject() == null
                && filter.document() == null
                && units.units().size() <= most;
        // Constants, not parameters: they let the planner use the partial indexes.
        conditions.append(filter.deleted() ? "deleted" : "NOT deleted");
        and("category = :category", "category", filter.category());
        and("status = :status", "status", filter.status());
        SubjectId subject = filter.subject();
        and("subject = :subject", "subject", subject == null ? null : subject.value());
        DocumentId document = filter.document();
        and(
                "documents <> '{}' AND documents @> ARRAY[:document]::uuid[]",
                "document",
                document == null ? null : document.value());
        if (!filter.values().isEmpty()) {
            and("contents -> 'f' @> :values::jsonb", "values", CaseContentsCodec.encode(filter.values()));
        }
        if (filter.incomplete()) {
            conditions.append(" AND incomplete");
        }
        and("due < :dueBefore", "dueBefore", filter.dueBefore());
        andBefore(filter);
    }

    private void andBefore(CaseFileFilter filter) {
        CaseFileId id = filter.idBefore();
        if (filter.changedBefore() != null) {
            UUID before = id == null ? null : id.value();
            and(
                    before == null ? "changed_at < :before" : "(changed_at, id) < (:before, :idBefore)",
                    "before",
                    Columns.time(filter.changedBefore()));
            and("true", "idBefore", before);
        }
    }

    /** To follow {@code WHERE}. */
    String sql() {
        return "unit = ANY(:units) AND " + conditions;
    }

    /**
     * A whole query, to be given a {@code :limit}: the newest of each unit, and the newest of those; or simply the newest.
     * The planner itself does not know how to get the newest of several units, and reads through what all others wrote
     * since.
     */
    String newest() {
        return oneByOne
                ? "SELECT f.* FROM (SELECT newest.id FROM unnest(:units) AS u (code) CROSS JOIN LATERAL"
                        + " (SELECT id, changed_at FROM case_files WHERE unit = u.code AND " + conditions + NEWEST_FIRST
                        + ") AS newest" + NEWEST_FIRST + ") AS listed JOIN case_files f ON f.id = listed.id"
                        + " ORDER BY f.changed_at DESC, f.id DESC"
                : "SELECT * FROM case_files WHERE " + sql() + NEWEST_FIRST;
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(parameters);
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }
}
