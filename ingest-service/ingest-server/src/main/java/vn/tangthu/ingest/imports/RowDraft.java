package vn.tangthu.ingest.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.archive.web.Csv;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;

/**
 * A row by what its columns mean, before it is held against the rules.
 *
 * @param unit what stands in the column of the unit; empty where there is none
 * @param columns what they mean
 * @param findings what is wrong with its cells, whatever they mean
 */
record RowDraft(TableRow row, String unit, FieldValues typed, ImportColumns columns, List<CellFinding> findings) {
    /** Several values of one field in one cell. */
    private static final String SEVERAL = "[;\n]";

    /** Stands between them when they are written. */
    static final String BETWEEN = "; ";

    static RowDraft of(TableRow row, ImportColumns columns) {
        List<CellFinding> findings = new ArrayList<>();
        SortedMap<String, List<String>> typed = new TreeMap<>();
        columns.fields().forEach((column, field) -> {
            String cell = Csv.unguarded(row.cell(column));
            if (!cell.isBlank()) {
                typed.put(field.code(), values(field, cell));
            }
        });
        for (int column = 0; column < row.cells().size(); column++) {
            boolean headed = column < columns.headings().size()
                    && !columns.headings().get(column).isEmpty();
            if (!headed && !row.cell(column).isBlank()) {
                findings.add(new CellFinding(
                        column,
                        "",
                        "no-heading",
                        new Label(
                                "Ô này nằm ở cột không có tiêu đề.",
                                "This cell stands in a column without a heading.")));
            }
        }
        row.troubles().forEach((column, trouble) -> findings.add(finding(column, trouble, columns)));
        String unit = columns.unit() < 0
                ? ""
                : Csv.unguarded(row.cell(columns.unit())).strip();
        return new RowDraft(row, unit, new FieldValues(typed), columns, findings);
    }

    private static List<String> values(Field field, String cell) {
        if (!field.has(Field.Property.MANY)) {
            return List.of(cell);
        }
        List<String> values = new ArrayList<>();
        for (String value : cell.split(SEVERAL)) {
            if (!value.isBlank()) {
                values.add(value);
            }
        }
        return values;
    }

    private static CellFinding finding(int column, TableRow.Trouble trouble, ImportColumns columns) {
        Field field = columns.fields().get(column);
        Label why = switch (trouble) {
            case ERROR_VALUE ->
                new Label(
                        "Công thức trong ô này báo lỗi; hãy ghi giá trị.",
                        "The formula in this cell ended in an error; write the value.");
            case TOO_LONG -> new Label("Ô này dài quá giới hạn của một ô.", "This cell is longer than a cell may be.");
            case UNREADABLE ->
                new Label(
                        "Ô này có ký tự không đọc được theo bảng mã của tệp; hãy lưu tệp ở UTF-8.",
                        "This cell has characters that cannot be read in the encoding of the file; save it as UTF-8.");
        };
        String code = switch (trouble) {
            case ERROR_VALUE -> "error-value";
            case TOO_LONG -> "cell-too-long";
            case UNREADABLE -> "unreadable";
        };
        return new CellFinding(column, field == null ? "" : field.code(), code, why);
    }

    /** The column of a field; the row as a whole where it has none. */
    int column(String field) {
        return columns.column(field);
    }
}
