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
    private final StringBuilder sql = new StringBuilder("unit = ANY(:units)");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    CaseFileConditions(AccessScope scope, CaseFileFilter filter) {
        parameters.put("units", Columns.units(scope));
        // Constants, not parameters: they let the planner use the partial indexes.
        sql.append(filter.deleted() ? " AND deleted" : " AND NOT deleted");
        UnitCode unit = filter.unit();
        and("unit = :unit", "unit", unit == null ? null : unit.value());
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
            sql.append(" AND incomplete");
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
        return sql.toString();
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(parameters);
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }
}
