package vn.tangthu.ingest.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.archive.web.table.TableDownload;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.Status;

/** Lists of case files with filters, and their export. */
@Controller
@Requires({Operation.ENTER, Operation.SEARCH})
class ListPages {
    private static final int PAGE = 50;
    private final RecordLists lists;
    private final RecordDesk desk;
    private final Forms forms;
    private final Catalogue catalogue;
    private final CodeLabels labels;
    private final UnitChoice units;

    ListPages(
            RecordLists lists, RecordDesk desk, Forms forms, Catalogue catalogue, CodeLabels labels, UnitChoice units) {
        this.lists = lists;
        this.desk = desk;
        this.forms = forms;
        this.catalogue = catalogue;
        this.labels = labels;
        this.units = units;
    }

    /**
     * A case file in a list.
     *
     * @param known what tells its subject from others of the same name
     * @param due what is due next, or null
     */
    record Row(
            String id,
            String name,
            String category,
            String unit,
            String status,
            boolean closed,
            boolean deleted,
            List<String> known,
            int lacks,
            RecordTexts.@Nullable Due due,
            java.time.Instant changedAt) {
        static Row of(
                CaseFile file, RecordCategory category, RecordTexts texts, CodeLabels.Snapshot names, LocalDate today) {
            return new Row(
                    file.id().toString(),
                    texts.name(file),
                    texts.category(),
                    names.unit(file.unit().value()),
                    texts.status(file),
                    texts.closed(file),
                    file.deleted(),
                    known(file, category, texts),
                    file.standing().lacking().size(),
                    texts.due(file, today).orElse(null),
                    file.changedAt());
        }

        private static List<String> known(CaseFile file, RecordCategory category, RecordTexts texts) {
            return category.fields().stream()
                    .filter(field -> field.has(Field.Property.IDENTIFYING)
                            && !field.code().equals(CaseFileRules.NAME))
                    .flatMap(field -> texts.values(field, file.contents().fields()).stream()
                            .limit(1))
                    .limit(2)
                    .toList();
        }
    }

    @GetMapping("/records")
    String list(
            Act act,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        CodeLabels.Snapshot names = labels.now();
        RecordFilter filter = lists.read(act, parameters, names);
        List<CaseFile> found = lists.page(act, filter, after, PAGE);
        RecordCategory category = lists.category(filter);
        model.addAttribute("names", names);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows(found, names));
        model.addAttribute("categories", catalogue.recordCategories());
        model.addAttribute("severalUnits", act.actor().scope().units().size() > 1);
        model.addAttribute("unitText", filter.unit() == null ? "" : units.text(new UnitCode(filter.unit()), names));
        model.addAttribute("statuses", category == null ? List.<Status>of() : category.statuses());
        model.addAttribute("fields", fields(category));
        model.addAttribute("csv", filter.link("/records/export.csv", null));
        model.addAttribute("xlsx", filter.link("/records/export.xlsx", null));
        model.addAttribute("first", after == null ? null : filter.link("/records", null));
        model.addAttribute(
                "next", found.size() < PAGE ? null : filter.link("/records", RecordFilter.cursor(found.getLast())));
        model.addAttribute("mayEnter", act.actor().may(Operation.ENTER));
        return "records";
    }

    List<Row> rows(List<CaseFile> found, CodeLabels.Snapshot names) {
        LocalDate today = desk.today();
        return found.stream()
                .map(file -> {
                    RecordCategory category = desk.category(file);
                    return Row.of(file, category, new RecordTexts(category, forms.texts(), names), names, today);
                })
                .toList();
    }

    /** Fields to filter by: those of the category, or those that all categories have alike. */
    private List<Field> fields(@Nullable RecordCategory category) {
        if (category != null) {
            return category.fields();
        }
        List<RecordCategory> all = catalogue.recordCategories();
        return all.stream().findFirst().map(RecordCategory::fields).stream()
                .flatMap(List::stream)
                .filter(field -> all.stream()
                        .map(one -> one.field(field.code()))
                        .allMatch(other -> other.filter(same ->
                                        same.type() == field.type() && Objects.equals(same.list(), field.list()))
                                .isPresent()))
                .toList();
    }

    @GetMapping("/records/export.csv")
    ResponseEntity<StreamingResponseBody> csv(Act act, @RequestParam MultiValueMap<String, String> parameters) {
        return export(act, parameters, TableFormat.CSV);
    }

    @GetMapping("/records/export.xlsx")
    ResponseEntity<StreamingResponseBody> xlsx(Act act, @RequestParam MultiValueMap<String, String> parameters) {
        return export(act, parameters, TableFormat.XLSX);
    }

    private ResponseEntity<StreamingResponseBody> export(
            Act act, MultiValueMap<String, String> parameters, TableFormat format) {
        CodeLabels.Snapshot names = labels.now();
        RecordFilter filter = lists.read(act, parameters, names);
        lists.beginExport(act, filter, format);
        String category = filter.category();
        return TableDownload.of(
                format,
                category == null ? "records" : "records-" + category,
                out -> lists.export(act, filter, names, format, out));
    }
}
