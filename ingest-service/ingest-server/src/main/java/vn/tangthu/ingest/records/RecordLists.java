package vn.tangthu.ingest.records;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.archive.web.table.TableFile;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** Lists of case files, page by page, and all of a list as a file; each is audited before anything is shown. */
@Component
class RecordLists {
    private static final int PORTION = 500;
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final CaseFileLists lists;
    private final AuditTrail trail;
    private final RecordDesk desk;
    private final Forms forms;
    private final UnitChoice units;
    private final int portion;

    @Autowired
    RecordLists(
            Catalogue catalogue,
            CaseFiles files,
            CaseFileLists lists,
            AuditTrail trail,
            RecordDesk desk,
            Forms forms,
            UnitChoice units) {
        this(catalogue, files, lists, trail, desk, forms, units, PORTION);
    }

    /** @param portion how many records an export reads at once */
    RecordLists(
            Catalogue catalogue,
            CaseFiles files,
            CaseFileLists lists,
            AuditTrail trail,
            RecordDesk desk,
            Forms forms,
            UnitChoice units,
            int portion) {
        this.portion = portion;
        this.catalogue = catalogue;
        this.files = files;
        this.lists = lists;
        this.trail = trail;
        this.desk = desk;
        this.forms = forms;
        this.units = units;
    }

    /** Reads a filter as somebody typed it: a unit of their scope by name, too. */
    RecordFilter read(Act act, Map<String, List<String>> parameters, CodeLabels.Snapshot names) {
        RecordFilter typed = RecordFilter.of(parameters);
        RecordCategory category = category(typed);
        RecordFilter filter = category == null ? typed : typed.withStatusOf(category);
        return Optional.ofNullable(filter.unit())
                .flatMap(unit -> units.read(unit, act.actor().scope(), names))
                .map(filter::ofUnit)
                .orElse(filter);
    }

    /** The category that a filter names, or null. */
    @Nullable
    RecordCategory category(RecordFilter filter) {
        String code = filter.category();
        return code == null ? null : desk.category(code);
    }

    List<CaseFile> page(Act act, RecordFilter filter, @Nullable String after, int limit) {
        List<CaseFile> found = files.list(act.actor().scope(), registerFilter(filter, after), limit);
        SortedMap<String, String> facts = new TreeMap<>(filter.facts());
        facts.put("shown", Integer.toString(found.size()));
        trail.append(new AuditEvent(act, Action.VIEWED, "records", facts));
        return found;
    }

    private CaseFileFilter registerFilter(RecordFilter filter, @Nullable String after) {
        return filter.filter(category(filter), catalogue.recordCategories(), forms.texts(), desk, after);
    }

    /** Notes the export and checks the filter; to be called before the answer is begun. */
    void beginExport(Act act, RecordFilter filter, TableFormat format) {
        CaseFileFilter unused = registerFilter(filter, null);
        SortedMap<String, String> facts = new TreeMap<>(filter.facts());
        facts.put("format", format.extension().substring(1));
        trail.append(new AuditEvent(act, Action.EXPORTED, "records", facts));
    }

    /**
     * All that match, each once and none missed, whatever is changed meanwhile: for one category with all of its fields,
     * else with what all case files have.
     */
    void export(Act act, RecordFilter filter, CodeLabels.Snapshot names, TableFormat format, OutputStream out)
            throws IOException {
        RecordCategory category = category(filter);
        List<Field> fields = category == null ? List.of() : category.fields();
        CaseFileFilter wanted = registerFilter(filter, null);
        try (TableFile table = format.begin(out, List.of(head(fields, names)))) {
            List<CaseFile> some;
            CaseFileId last = null;
            do {
                some = lists.portion(act.actor().scope(), wanted, null, last, portion);
                for (CaseFile file : some) {
                    table.row(line(file, fields, names));
                    last = file.id();
                }
            } while (some.size() == portion);
        }
    }

    private static List<String> head(List<Field> fields, CodeLabels.Snapshot names) {
        boolean english = names.locale().getLanguage().equals("en");
        List<String> head = new ArrayList<>(
                english
                        ? List.of("Record id", "Category", "Unit code", "Unit", "Status", "Name")
                        : List.of("Mã hồ sơ", "Loại hồ sơ", "Mã đơn vị", "Đơn vị", "Trạng thái", "Họ tên, tên gọi"));
        fields.forEach(field -> head.add(field.label().in(names.locale())));
        head.addAll(
                english
                        ? List.of("Missing", "Due", "Due on", "Version", "Last changed")
                        : List.of("Còn thiếu", "Đến hạn", "Hạn", "Phiên bản", "Sửa gần nhất"));
        return head;
    }

    private List<String> line(CaseFile file, List<Field> fields, CodeLabels.Snapshot names) {
        RecordTexts texts = new RecordTexts(desk.category(file), forms.texts(), names);
        List<String> line = new ArrayList<>(List.of(
                file.id().toString(),
                texts.category(),
                file.unit().value(),
                names.unit(file.unit().value()),
                texts.status(file),
                texts.name(file)));
        fields.forEach(field ->
                line.add(String.join("; ", texts.values(field, file.contents().fields()))));
        Optional<RecordTexts.Due> due = texts.due(file, desk.today());
        line.add(String.join(
                "; ", texts.lacks(file).stream().map(RecordTexts.Lack::text).toList()));
        line.add(due.map(RecordTexts.Due::text).orElse(""));
        line.add(due.map(one -> one.day().toString()).orElse(""));
        line.add(Long.toString(file.version()));
        line.add(file.changedAt().toString());
        return line;
    }
}
