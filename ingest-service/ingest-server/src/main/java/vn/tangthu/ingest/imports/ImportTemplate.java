package vn.tangthu.ingest.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.ListDataValidation;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tangthu.archive.web.Csv;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.Reading;

/**
 * An empty table of a category to fill in: a column for each field that new records have, its name above, its code in a hidden
 * row below that, help and clause as a comment, the entries of its code list to choose from. All cells are text, so that dates,
 * numbers and leading zeros stay what was typed.
 */
public final class ImportTemplate {
    private static final String TEXT = "@";
    private static final int FIRST_ROW = 2;
    private static final int LAST_ROW = 100_000;
    private static final double WIDTH = 22;
    private final Catalogue catalogue;
    private final RecordCategory category;
    private final Locale locale;
    private final LocalDate today;
    private final FieldReader reader;

    public ImportTemplate(Catalogue catalogue, RecordCategory category, Locale locale, LocalDate today) {
        this.catalogue = catalogue;
        this.category = category;
        this.locale = locale;
        this.today = today;
        reader = new FieldReader(catalogue);
    }

    /** The fields that a table has columns for, in the order of the form. */
    public static List<Field> fields(RecordCategory category, LocalDate day) {
        return category.fields().stream()
                .filter(field -> field.inForce().contains(day))
                .toList();
    }

    /** Codes of all columns, that of the unit at the end. */
    static List<String> codes(RecordCategory category, LocalDate day) {
        return Stream.concat(fields(category, day).stream().map(Field::code), Stream.of(ImportColumns.UNIT))
                .toList();
    }

    /** Names of all columns. */
    static List<String> labels(RecordCategory category, LocalDate day, Locale locale) {
        return Stream.concat(
                        fields(category, day).stream()
                                .map(field -> field.label().in(locale)),
                        Stream.of(ImportColumns.UNIT_LABEL.in(locale)))
                .toList();
    }

    public void writeCsv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(Csv.BYTE_ORDER_MARK);
        writer.write(Csv.line(codes(category, today)));
        writer.flush();
    }

    public void writeXlsx(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "TangThu", null);
        Worksheet sheet = workbook.newWorksheet(said("Hồ sơ", "Records"));
        Worksheet lists = workbook.newWorksheet(said("Danh mục", "Code lists"));
        lists.setVisibilityState(VisibilityState.HIDDEN);
        sheet.freezePane(0, FIRST_ROW);
        int column = 0;
        int list = 0;
        for (Field field : fields(category, today)) {
            head(sheet, column, field);
            if (field.type() == FieldType.CODE) {
                choices(sheet, lists, column, list++, field);
            } else if (field.type() == FieldType.FLAG) {
                choices(sheet, lists, column, list++, List.of(said("có", "yes"), said("không", "no")), true);
            }
            column++;
        }
        head(sheet, column, ImportColumns.UNIT, ImportColumns.UNIT_LABEL.in(locale), false);
        sheet.comment(
                0,
                column,
                said(
                        "Mã đơn vị quản lý hồ sơ; để trống nếu là đơn vị của bạn.",
                        "Code of the unit that keeps the record; empty for your own."));
        sheet.hideRow(1);
        workbook.finish();
    }

    private void head(Worksheet sheet, int column, Field field) {
        boolean required = field.has(Field.Property.REQUIRED);
        head(sheet, column, field.code(), field.label().in(locale), required);
        List<String> lines = new ArrayList<>();
        if (required) {
            lines.add(said("Bắt buộc.", "Required."));
        }
        Label help = field.help();
        if (help != null) {
            lines.add(help.in(locale));
        }
        if (field.has(Field.Property.MANY)) {
            lines.add(
                    said("Nhiều giá trị cách nhau bằng dấu chấm phẩy.", "Several values are separated by semicolons."));
        }
        String form = form(field.type());
        if (!form.isEmpty()) {
            lines.add(form);
        }
        String clause = field.clause();
        if (clause != null) {
            lines.add(said("Căn cứ: ", "Clause: ") + clause);
        }
        if (!lines.isEmpty()) {
            sheet.comment(0, column, String.join("\n", lines));
        }
    }

    private static void head(Worksheet sheet, int column, String code, String label, boolean required) {
        sheet.value(0, column, required ? label + " *" : label);
        sheet.style(0, column)
                .bold()
                .wrapText(true)
                .fillColor(required ? "FFE6C8" : "E3EEF0")
                .set();
        sheet.value(1, column, code);
        sheet.width(column, WIDTH);
        sheet.style(column).format(TEXT).set();
    }

    private String form(FieldType type) {
        return switch (type) {
            case DATE -> said("Ngày/tháng/năm, ví dụ 05/06/2020.", "Day/month/year, for example 05/06/2020.");
            case PARTIAL_DATE ->
                said(
                        "Ngày/tháng/năm, tháng/năm, năm, hoặc 'không rõ'.",
                        "Day/month/year, month/year, a year, or 'unknown'.");
            case SENTENCE ->
                said(
                        "Ví dụ: 7 năm 6 tháng; 18 tháng; chung thân; tử hình.",
                        "For example: 7 years 6 months; 18 months; life; death.");
            case IDENTITY_NUMBER -> said("9 hoặc 12 chữ số.", "9 or 12 digits.");
            case MONEY, NUMBER -> said("Số nguyên.", "A whole number.");
            case UNIT -> said("Mã đơn vị.", "Code of the unit.");
            case TEXT, LONG_TEXT, NAME, CODE, DOCUMENT_NUMBER, FLAG -> "";
        };
    }

    private void choices(Worksheet sheet, Worksheet lists, int column, int list, Field field) {
        String name = field.list();
        if (name == null) {
            return;
        }
        // A code is judged at the time of the papers: then entries of former times may be right.
        List<CodeEntry> entries = field.codeOf() == null
                ? catalogue.list(name).entries(today)
                : catalogue.list(name).entries();
        Set<String> shown = new LinkedHashSet<>();
        for (CodeEntry entry : entries) {
            String label = entry.label().in(locale);
            boolean readable =
                    reader.read(field, label) instanceof Reading.Accepted(String code) && code.equals(entry.code());
            shown.add(readable ? label : entry.code());
        }
        choices(sheet, lists, column, list, List.copyOf(shown), !field.has(Field.Property.MANY));
    }

    /** @param strict whether nothing else may be typed */
    private void choices(Worksheet sheet, Worksheet lists, int column, int list, List<String> entries, boolean strict) {
        if (entries.isEmpty()) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            lists.value(i, list, entries.get(i));
        }
        ListDataValidation validation = sheet.range(FIRST_ROW, column, LAST_ROW, column)
                .validateWithList(lists.range(0, list, entries.size() - 1, list));
        validation
                .allowBlank(true)
                .showErrorMessage(strict)
                .errorStyle(DataValidationErrorStyle.WARNING)
                .errorTitle(said("Không có trong danh mục", "Not in the list"))
                .error(said(
                        "Hãy chọn một mục của danh mục, hoặc ghi mã.",
                        "Choose an entry of the list, or give its code."));
    }

    private String said(String vietnamese, String english) {
        return locale.getLanguage().equals("en") ? english : vietnamese;
    }
}
