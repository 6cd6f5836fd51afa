package vn.tangthu.archive.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.registry.DocumentFilter;

/** A filter as conditions on {@code documents d}, always within a scope. */
final class DocumentConditions {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** What is filtered, without state and paging. */
    DocumentConditions(AccessScope scope, DocumentFilter filter) {
        parameters.put("units", Columns.units(scope));
        UnitCode unit = filter.unit();
        DocumentId parent = filter.parent();
        and("d.category = :category", "category", filter.category());
        and("d.unit = :unit", "unit", unit == null ? null : unit.value());
        and("d.type = :type", "type", filter.type());
        and("d.document_year = :year", "year", filter.year());
        and("d.received_by = :receivedBy", "receivedBy", filter.receivedBy());
        // A parent that cannot be seen has no children that could be counted.
        and(
                "d.parent = :parent AND EXISTS (SELECT FROM documents p WHERE p.id = :parent AND p.unit = ANY(:units))",
                "parent",
                parent == null ? null : parent.value());
    }

    DocumentConditions andState(@Nullable DocumentState state) {
        // The constant lets the planner use the partial index of unfinished documents.
        and(
                state == DocumentState.SEARCHABLE ? "d.state = :state" : "d.state = :state AND d.state <> 'SEARCHABLE'",
                "state",
                state == null ? null : state.name());
        return this;
    }

    DocumentConditions andBefore(DocumentFilter filter) {
        DocumentId id = filter.idBefore();
        if (filter.receivedBefore() != null) {
            String before = id == null ? "d.received_at < :before" : "(d.received_at, d.id) < (:before, :idBefore)";
            and(before, "before", Columns.time(filter.receivedBefore()));
            and("true", "idBefore", id == null ? null : id.value());
        }
        return this;
    }

    /** To follow {@code d.unit = ANY(:units)}. */
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
