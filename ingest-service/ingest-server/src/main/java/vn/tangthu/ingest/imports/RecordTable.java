package vn.tangthu.ingest.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.web.table.TableFile;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;

/** Records of a category as a table for people: a column for each field, as the form shows it. */
public final class RecordTable {
    private static final int AT_ONCE = 500;
    private final CaseFileLists lists;
    private final int atOnce;
    private final FieldReader reader;

    public RecordTable(Catalogue catalogue, CaseFileLists lists) {
        this(catalogue, lists, AT_ONCE);
    }

    RecordTable(Catalogue catalogue, CaseFileLists lists, int atOnce) {
        this.lists = lists;
        this.atOnce = atOnce;
        reader = new FieldReader(catalogue);
    }

    /** What is taken out; null components do not filter. */
    public record Selection(
            @Nullable UnitCode unit, @Nullable String status, boolean incomplete) {}

    /**
     * Writes all that match, each once, whatever is changed meanwhile.
     *
     * @return how many records went out
     */
    public int write(
            AccessScope scope,
            RecordCategory category,
            Selection selection,
            LocalDate today,
            TableFormat format,
            Locale locale,
            OutputStream out)
            throws IOException {
        List<Field> fields = category.fields();
        int rows = 0;
        try (TableFile table = format.begin(out, List.of(heads(category, locale)))) {
            CaseFileId last = null;
            List<CaseFile> some;
            do {
                some = lists.portion(scope, filter(category, selection), null, last, atOnce);
                for (CaseFile file : some) {
                    table.row(cells(file, category, fields, today, locale));
                    last = file.id();
                }
                rows += some.size();
            } while (some.size() == atOnce);
        }
        return rows;
    }

    private static CaseFileFilter filter(RecordCategory category, Selection selection) {
        return CaseFileFilter.where()
                .category(category.code())
                .unit(selection.unit)
                .status(selection.status)
                .incomplete(selection.incomplete)
                .build();
    }

    private static List<String> heads(RecordCategory category, Locale locale) {
        List<String> heads = new ArrayList<>();
        category.fields().forEach(field -> heads.add(field.label().in(locale)));
        heads.add(ImportColumns.UNIT_LABEL.in(locale));
        heads.addAll(
                locale.getLanguage().equals("en")
                        ? List.of("Status", "Lacking", "Due", "Record")
                        : List.of("Tình trạng", "Còn thiếu", "Đến hạn", "Mã hồ sơ"));
        return heads;
    }

    private List<String> cells(
            CaseFile file, RecordCategory category, List<Field> fields, LocalDate today, Locale locale) {
        List<String> cells = new ArrayList<>();
        for (Field field : fields) {
            cells.add(file.contents().fields().all(field.code()).stream()
                    .map(kept -> reader.show(field, kept, locale))
                    .collect(Collectors.joining(RowDraft.BETWEEN)));
        }
        cells.add(file.unit().value());
        cells.add(category.status(file.standing().status())
                .map(status -> status.label().in(locale))
                .orElse(file.standing().status()));
        cells.add(Integer.toString(file.standing().lacking().size()));
        LocalDate due = file.standing().due();
        cells.add(due == null ? "" : due.toString() + (due.isBefore(today) ? " !" : ""));
        cells.add(file.id().toString());
        return cells;
    }
}
