package vn.tangthu.archive.postgres;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportPass;
import vn.tangthu.archive.imports.ImportReason;
import vn.tangthu.archive.imports.RejectedRow;

/** Writes rows that come back, and counts their reasons; within a transaction. */
final class RejectedRows {
    private static final int AT_ONCE = 500;
    private final Database database;

    RejectedRows(Database database) {
        this.database = database;
    }

    void forget(ImportId id, ImportPass pass) {
        for (String table : List.of("import_rejects", "import_reasons")) {
            database.sql("DELETE FROM " + table + " WHERE import = :id AND pass = :pass")
                    .param("id", id.value())
                    .param("pass", pass.name())
                    .update();
        }
    }

    void add(ImportId id, ImportPass pass, List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        JdbcTemplate template = database.streaming();
        template.batchUpdate("""
                INSERT INTO import_rejects (import, pass, number, cells, places, fields, codes, why_vi, why_en)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, AT_ONCE, (statement, row) -> bind(statement, id, pass, row));
        Map<String, ImportReason> counted = count(rows);
        template.batchUpdate(
                """
                INSERT INTO import_reasons (import, pass, kind, place, field, code, why_vi, why_en, rows, examples)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (import, pass, kind) DO UPDATE SET rows = import_reasons.rows + excluded.rows,
                    examples = (import_reasons.examples || excluded.examples)[1:5]""",
                counted.entrySet(),
                AT_ONCE,
                (statement, reason) -> bind(statement, id, pass, reason.getKey(), reason.getValue()));
    }

    private static Map<String, ImportReason> count(List<RejectedRow> rows) {
        Map<String, ImportReason> counted = new LinkedHashMap<>();
        for (RejectedRow row : rows) {
            Map<String, CellFinding> kinds = new LinkedHashMap<>();
            row.findings().forEach(finding -> kinds.putIfAbsent(ImportReason.kind(finding), finding));
            kinds.forEach((kind, finding) ->
                    counted.merge(kind, new ImportReason(finding, 1, List.of(row.number())), RejectedRows::together));
        }
        return counted;
    }

    private static ImportReason together(ImportReason old, ImportReason one) {
        List<Integer> examples = new ArrayList<>(old.examples());
        if (examples.size() < ImportReason.EXAMPLES) {
            examples.addAll(one.examples());
        }
        return new ImportReason(old.finding(), old.rows() + one.rows(), examples);
    }

    private static void bind(PreparedStatement statement, ImportId id, ImportPass pass, RejectedRow row)
            throws SQLException {
        List<CellFinding> findings = row.findings();
        statement.setObject(1, id.value());
        statement.setString(2, pass.name());
        statement.setInt(3, row.number());
        statement.setArray(4, texts(statement, row.cells(), cell -> cell));
        statement.setArray(
                5, numbers(statement, findings.stream().map(CellFinding::column).toList()));
        statement.setArray(6, texts(statement, findings, CellFinding::field));
        statement.setArray(7, texts(statement, findings, CellFinding::code));
        statement.setArray(
                8, texts(statement, findings, finding -> finding.why().vi()));
        statement.setArray(
                9, texts(statement, findings, finding -> finding.why().en()));
    }

    private static void bind(
            PreparedStatement statement, ImportId id, ImportPass pass, String kind, ImportReason reason)
            throws SQLException {
        CellFinding finding = reason.finding();
        statement.setObject(1, id.value());
        statement.setString(2, pass.name());
        statement.setString(3, StorableText.of(kind));
        statement.setInt(4, finding.column());
        statement.setString(5, StorableText.of(finding.field()));
        statement.setString(6, finding.code());
        statement.setString(7, StorableText.of(finding.why().vi()));
        statement.setString(8, StorableText.of(finding.why().en()));
        statement.setInt(9, reason.rows());
        statement.setArray(10, numbers(statement, reason.examples()));
    }

    private static <T> Array texts(PreparedStatement statement, List<T> values, Function<T, String> text)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(
                        "text", values.stream().map(text).map(StorableText::of).toArray(String[]::new));
    }

    private static Array numbers(PreparedStatement statement, List<Integer> values) throws SQLException {
        return statement.getConnection().createArrayOf("integer", values.toArray(Integer[]::new));
    }
}
