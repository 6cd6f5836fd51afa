package vn.tangthu.ingest.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * What the columns of a file are. The first row names them, by the codes of fields or by their names in either language; where
 * the second row has codes, as in the template, these count and the first is for people alone.
 *
 * @param headings of all columns, as people read them
 * @param fields by column
 * @param unit column of the keeping unit, or -1
 * @param lastHeading number of the last row that is a heading
 */
record ImportColumns(List<String> headings, SortedMap<Integer, Field> fields, int unit, int lastHeading) {
    /** Heading of the column that names the unit which keeps the record; no field is called so. */
    static final String UNIT = "record.unit";

    static final Label UNIT_LABEL = new Label("Đơn vị quản lý", "Keeping unit");

    /** Heading of the column with reasons in a file that comes back; passed over when it is sent again. */
    static final String REASONS = "import.reasons";

    static final Label REASONS_LABEL = new Label("Lý do trả lại", "Reasons for return");

    private static final Pattern REQUIRED_MARK = Pattern.compile("\\s*\\(?\\*\\)?\\s*$");

    ImportColumns {
        headings = List.copyOf(headings);
        fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** The column of a field, or of {@link #UNIT}; {@link CellFinding#ROW} where it has none. */
    int column(String code) {
        if (code.equals(UNIT)) {
            return unit < 0 ? CellFinding.ROW : unit;
        }
        return fields.entrySet().stream()
                .filter(column -> column.getValue().code().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(CellFinding.ROW);
    }

    /** Columns that were understood, or why they were not. */
    sealed interface Outcome {
        record Understood(ImportColumns columns) implements Outcome {}

        record Refused(ImportFailure failure) implements Outcome {}
    }

    static Outcome read(Catalogue catalogue, RecordCategory category, TableRow first, @Nullable TableRow second) {
        Names names = new Names(category);
        boolean codesBelow = second != null && second.number() == first.number() + 1 && names.areCodes(second);
        TableRow telling = codesBelow && second != null ? second : first;
        Builder builder = new Builder();
        int width = Math.max(first.cells().size(), telling.cells().size());
        List<String> headings = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String heading = first.cell(column).strip();
            String told = telling.cell(column).strip();
            headings.add(heading.isEmpty() ? told : heading);
            builder.column(column, told.isEmpty() ? heading : told, names);
        }
        if (builder.fields.isEmpty() && builder.unit < 0) {
            return new Outcome.Refused(nothingKnown(catalogue, category, first, second));
        }
        builder.end(catalogue, category, first, second);
        return builder.wrong.isEmpty()
                ? new Outcome.Understood(new ImportColumns(headings, builder.fields, builder.unit, telling.number()))
                : new Outcome.Refused(new ImportFailure("wrong-columns", builder.wrong));
    }

    private static ImportFailure nothingKnown(
            Catalogue catalogue, RecordCategory category, TableRow first, @Nullable TableRow second) {
        List<Label> reasons = new ArrayList<>();
        reasons.add(new Label(
                "Dòng " + first.number() + " không phải dòng tiêu đề: không cột nào mang tên hoặc mã trường của '"
                        + category.label().vi() + "'. Hãy dùng tệp mẫu.",
                "Row " + first.number() + " is no heading: no column has the name or code of a field of '"
                        + category.label().en() + "'. Use the template."));
        other(catalogue, category, first, second).ifPresent(reasons::add);
        return new ImportFailure("header-missing", reasons);
    }

    /** The category that the headings fit better, if there is one. */
    private static Optional<Label> other(
            Catalogue catalogue, RecordCategory category, TableRow first, @Nullable TableRow second) {
        RecordCategory best = category;
        int most = known(category, first, second);
        for (RecordCategory one : catalogue.recordCategories()) {
            int known = known(one, first, second);
            if (known > most) {
                best = one;
                most = known;
            }
        }
        return best.equals(category)
                ? Optional.empty()
                : Optional.of(new Label(
                        "Có vẻ là tệp của loại hồ sơ '" + best.label().vi() + "'; hãy chọn loại đó khi gửi.",
                        "It looks like a file of the category '" + best.label().en() + "'; choose that when sending."));
    }

    private static int known(RecordCategory category, TableRow first, @Nullable TableRow second) {
        Names names = new Names(category);
        int byFirst = (int) first.cells().stream()
                .filter(cell -> names.find(cell.strip()) != null)
                .count();
        return second == null
                ? byFirst
                : Math.max(byFirst, (int) second.cells().stream()
                        .filter(cell -> names.find(cell.strip()) != null)
                        .count());
    }

    /** Columns as they are understood, one after the other. */
    private static final class Builder {
        private final SortedMap<Integer, Field> fields = new TreeMap<>();
        private final List<Label> wrong = new ArrayList<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private boolean unknown;
        private int unit = -1;

        void column(int column, String heading, Names names) {
            String letters = TableRow.letters(column);
            if (heading.isEmpty() || heading.equals(REASONS) || names.isReasons(heading)) {
                return;
            }
            Object found = names.find(heading);
            if (found == null) {
                unknown = true;
                wrong.add(new Label(
                        "Cột " + letters + " '" + shortened(heading)
                                + "' không phải trường của loại hồ sơ này; hãy xóa cột hoặc sửa tên cột.",
                        "Column " + letters + " '" + shortened(heading)
                                + "' is no field of this category; remove the column or correct its heading."));
            } else if (found instanceof Names.Ambiguous) {
                wrong.add(new Label(
                        "Tên cột " + letters + " '" + shortened(heading) + "' chỉ nhiều trường; hãy ghi mã trường.",
                        "The heading of column " + letters + " '" + shortened(heading)
                                + "' names several fields; give the code of the field."));
            } else {
                String code = found instanceof Field field ? field.code() : UNIT;
                Integer before = taken.putIfAbsent(code, column);
                if (before != null) {
                    wrong.add(new Label(
                            "Cột " + TableRow.letters(before) + " và cột " + letters
                                    + " là cùng một trường; hãy bỏ một cột.",
                            "Columns " + TableRow.letters(before) + " and " + letters
                                    + " are the same field; remove one of them."));
                } else if (found instanceof Field field) {
                    fields.put(column, field);
                } else {
                    unit = column;
                }
            }
        }

        /** A heading may be of any length; the message is not. */
        private static String shortened(String heading) {
            return heading.length() > 60 ? heading.substring(0, 60) + "…" : heading;
        }

        void end(Catalogue catalogue, RecordCategory category, TableRow first, @Nullable TableRow second) {
            category.field(CaseFileRules.NAME)
                    .filter(name -> !taken.containsKey(name.code()))
                    .ifPresent(name -> wrong.add(new Label(
                            "Thiếu cột '" + name.label().vi() + "' (" + name.code() + ").",
                            "The column '" + name.label().en() + "' (" + name.code() + ") is missing.")));
            if (unknown) {
                other(catalogue, category, first, second).ifPresent(wrong::add);
            }
        }
    }

    /** What fields are called. */
    private static final class Names {
        /** Stands for the column of the unit. */
        private static final Object UNIT_COLUMN = new Object();

        /** A name that several fields have. */
        private record Ambiguous() {}

        private final Map<String, Object> codes = new HashMap<>();
        private final Map<String, Object> labels = new LinkedHashMap<>();

        Names(RecordCategory category) {
            codes.put(UNIT, UNIT_COLUMN);
            label(UNIT_LABEL, UNIT_COLUMN);
            for (Field field : category.fields()) {
                codes.put(field.code(), field);
                label(field.label(), field);
            }
        }

        private void label(Label label, Object what) {
            for (String name : List.of(label.vi(), label.en())) {
                labels.merge(folded(name), what, (one, other) -> one.equals(other) ? one : new Ambiguous());
            }
        }

        @Nullable
        Object find(String heading) {
            Object byCode = codes.get(heading);
            return byCode == null ? labels.get(folded(heading)) : byCode;
        }

        boolean isReasons(String heading) {
            String folded = folded(heading);
            return folded.equals(folded(REASONS_LABEL.vi())) || folded.equals(folded(REASONS_LABEL.en()));
        }

        /** Whether all that stands in a row are codes: no row of values is like that. */
        boolean areCodes(TableRow row) {
            return row.cells().stream()
                            .map(String::strip)
                            .allMatch(cell -> cell.isEmpty() || codes.containsKey(cell) || cell.equals(REASONS))
                    && row.cells().stream().anyMatch(cell -> codes.containsKey(cell.strip()));
        }

        private static String folded(String name) {
            StringBuilder result = new StringBuilder();
            VietnameseText.tokens(REQUIRED_MARK.matcher(name).replaceAll(""))
                    .forEach(token -> result.append(token.folded()).append(' '));
            return result.toString();
        }
    }
}
