package vn.tangthu.archive.postgres;

import java.util.List;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;

/** Counts over documents of a scope. */
final class DocumentCounts {
    private final Database database;

    DocumentCounts(Database database) {
        this.database = database;
    }

    Coverage coverage(AccessScope scope, DocumentFilter filter) {
        DocumentConditions conditions = new DocumentConditions(scope, filter);
        String sql = """
                SELECT count(*) AS documents,
                    count(*) FILTER (WHERE d.state = 'SEARCHABLE') AS searchable,
                    count(*) FILTER (WHERE d.state = 'SEARCHABLE' AND d.poor) AS poor,
                    count(*) FILTER (WHERE d.state = 'FAILED') AS failed
                FROM documents d WHERE d.unit = ANY(:units)""";
        return conditions
                .bind(database.sql(sql + conditions.sql()))
                .query((row, number) -> {
                    long searchable = row.getLong("searchable");
                    long failed = row.getLong("failed");
                    long pending = row.getLong("documents") - searchable - failed;
                    return new Coverage(searchable, row.getLong("poor"), failed, pending);
                })
                .single();
    }

    List<FigureRow> figures(AccessScope scope, Dimension dimension) {
        // Grouped by the raw value first: to make text of it a million times is what would take long.
        return database.sql("SELECT " + text(dimension) + " AS value, documents, pages FROM (SELECT "
                        + value(dimension) + " AS raw, count(*) AS documents, sum(d.pages) AS pages"
                        + " FROM documents d WHERE d.unit = ANY(:units) GROUP BY 1) AS counted"
                        + " ORDER BY documents DESC, " + text(dimension) + " COLLATE \"C\"")
                .param("units", Columns.units(scope))
                .query((row, number) ->
                        new FigureRow(row.getString("value"), row.getLong("documents"), row.getLong("pages")))
                .list();
    }

    private static String value(Dimension dimension) {
        return switch (dimension) {
            case CATEGORY -> "d.category";
            case UNIT -> "d.unit";
            case TYPE -> "d.type";
            case YEAR -> "d.document_year";
            case STATE -> "d.state";
            case MONTH_RECEIVED -> "date_trunc('month', d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')";
        };
    }

    private static String text(Dimension dimension) {
        return switch (dimension) {
            case CATEGORY, UNIT, TYPE, STATE -> "raw";
            case YEAR -> "coalesce(raw::text, '')";
            case MONTH_RECEIVED -> "to_char(raw, 'YYYY-MM')";
        };
    }
}
