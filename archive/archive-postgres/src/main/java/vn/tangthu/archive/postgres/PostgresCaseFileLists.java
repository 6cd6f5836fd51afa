package vn.tangthu.archive.postgres;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileLists;

/** Work lists and portions of the case files in PostgreSQL. */
public final class PostgresCaseFileLists implements CaseFileLists {
    /** {@link vn.tangthu.archive.casefile.Standing#kindOf} of one element of the column. */
    private static final String KIND = "regexp_replace(lack, '^event:[^:]*', 'event')";

    private final Database database;

    public PostgresCaseFileLists(DataSource source) {
        database = new Database(source);
    }

    @Override
    public List<CaseFile> portion(
            AccessScope scope, CaseFileFilter filter, @Nullable String lack, @Nullable CaseFileId after, int limit) {
        CaseFileConditions conditions = conditions(scope, filter);
        StringBuilder sql = new StringBuilder("SELECT * FROM case_files WHERE ").append(conditions.sql());
        if (lack != null) {
            sql.append(" AND incomplete AND EXISTS (SELECT 1 FROM unnest(lacking) AS lack WHERE " + KIND + " = :lack)");
        }
        if (after != null) {
            sql.append(" AND id > :after");
        }
        StatementSpec statement = conditions.bind(
                database.sql(sql.append(" ORDER BY id LIMIT :limit").toString()));
        return with(with(statement, "lack", lack), "after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> CaseFileRows.file(row))
                .list();
    }

    @Override
    public List<LackCount> lacks(AccessScope scope, CaseFileFilter filter) {
        CaseFileConditions conditions = conditions(scope, filter);
        String each = "SELECT DISTINCT id, category, " + KIND
                + " AS kind FROM case_files, unnest(lacking) AS lack WHERE incomplete AND " + conditions.sql();
        return conditions
                .bind(database.sql("SELECT category, kind, count(*) AS files FROM (" + each + ") AS each_once"
                        + " GROUP BY category, kind ORDER BY category COLLATE \"C\", files DESC, kind COLLATE \"C\""))
                .query((row, number) ->
                        new LackCount(row.getString("category"), row.getString("kind"), row.getLong("files")))
                .list();
    }

    @Override
    public List<ValueCount> values(AccessScope scope, CaseFileFilter filter, String field, int limit) {
        CaseFileConditions conditions = conditions(scope, filter);
        // Values stand in a list each; those that are there twice in one case file count once.
        String each = "SELECT DISTINCT id, coalesce(value, '') AS value FROM case_files"
                + " LEFT JOIN LATERAL jsonb_array_elements_text(contents -> 'f' -> (:field)::text) AS value ON true WHERE "
                + conditions.sql();
        return conditions
                .bind(database.sql("SELECT value, count(*) AS files FROM (" + each + ") AS each_once"
                        + " GROUP BY value ORDER BY files DESC, value COLLATE \"C\" LIMIT :limit"))
                .param("field", field)
                .param("limit", limit)
                .query((row, number) -> new ValueCount(row.getString("value"), row.getLong("files")))
                .list();
    }

    @Override
    public List<CaseFile> overdue(
            AccessScope scope, CaseFileFilter filter, LocalDate today, @Nullable DuePlace after, int limit) {
        CaseFileConditions conditions = conditions(scope, filter);
        String beyond = after == null ? "" : " AND (due, id) > (:afterDue, :afterId)";
        StatementSpec statement = conditions
                .bind(database.sql("SELECT * FROM case_files WHERE " + conditions.sql() + " AND due < :today" + beyond
                        + " ORDER BY due, id LIMIT :limit"))
                .param("today", today)
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param("afterDue", after.due())
                    .param("afterId", after.id().value());
        }
        return statement.query((row, number) -> CaseFileRows.file(row)).list();
    }

    /** Those of the filter without its paging. */
    private static CaseFileConditions conditions(AccessScope scope, CaseFileFilter filter) {
        return new CaseFileConditions(
                scope,
                new CaseFileFilter(
                        filter.category(),
                        filter.unit(),
                        filter.status(),
                        filter.values(),
                        filter.subject(),
                        filter.document(),
                        filter.incomplete(),
                        filter.dueBefore(),
                        filter.deleted(),
                        null,
                        null));
    }

    private static StatementSpec with(StatementSpec statement, String name, @Nullable Object value) {
        return value == null ? statement : statement.param(name, value);
    }
}
