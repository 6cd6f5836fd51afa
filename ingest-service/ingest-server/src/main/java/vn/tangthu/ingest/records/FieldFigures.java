package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/**
 * How many records of a category have each value of the fields that figures are counted by. What people are called by or have
 * as their number is never counted, whatever the catalogue says.
 */
@Controller
@Requires({Operation.SEE_FIGURES, Operation.ENTER, Operation.SEARCH})
class FieldFigures {
    private static final int MOST_VALUES = 20_000;
    private static final int SHOWN = 50;
    private final CaseFileLists lists;
    private final AuditTrail trail;
    private final RecordDesk desk;
    private final FieldTexts texts;
    private final CodeLabels labels;
    private final MessageSource messages;

    FieldFigures(
            CaseFileLists lists,
            AuditTrail trail,
            RecordDesk desk,
            Forms forms,
            CodeLabels labels,
            MessageSource messages) {
        this.lists = lists;
        this.trail = trail;
        this.desk = desk;
        this.labels = labels;
        this.messages = messages;
        texts = forms.texts();
    }

    /** @param share of the largest line, 0 to 100 */
    record Line(String name, long files, int share) {}

    /** @param more how many values follow */
    record Table(String code, String label, List<Line> lines, int more) {}

    /** @param value in the form in which it is kept, of a date its year; empty for records without it */
    record Count(String value, long files) {}

    /** A field and its values, the most frequent first. */
    record FieldView(String field, List<Count> values) {}

    @GetMapping("/records/figures/{code}")
    String show(Act act, @PathVariable String code, Model model) {
        RecordCategory category = desk.category(code);
        CodeLabels.Snapshot names = labels.now();
        note(act, category);
        List<Table> tables = new ArrayList<>();
        for (Field field : dimensions(category)) {
            tables.add(table(field, counts(act, category, field), names));
        }
        model.addAttribute("category", category);
        model.addAttribute("tables", tables);
        return "record-figures-category";
    }

    @GetMapping("/api/records/{code}/figures")
    @ResponseBody
    List<FieldView> figures(Act act, @PathVariable String code) {
        RecordCategory category = desk.category(code);
        note(act, category);
        return dimensions(category).stream()
                .map(field -> new FieldView(field.code(), counts(act, category, field)))
                .toList();
    }

    private void note(Act act, RecordCategory category) {
        trail.append(
                new AuditEvent(act, Action.VIEWED, "figures", Map.of("of", "records", "category", category.code())));
    }

    private static List<Field> dimensions(RecordCategory category) {
        return category.fields().stream()
                .filter(field -> field.has(Field.Property.DIMENSION) && isOfNobody(field))
                .toList();
    }

    private static boolean isOfNobody(Field field) {
        return switch (field.type()) {
            case CODE, NUMBER, MONEY, SENTENCE, FLAG, UNIT, DATE, PARTIAL_DATE -> true;
            case TEXT, LONG_TEXT, NAME, IDENTITY_NUMBER, DOCUMENT_NUMBER -> false;
        };
    }

    private List<Count> counts(Act act, RecordCategory category, Field field) {
        CaseFileFilter filter = CaseFileFilter.where().category(category.code()).build();
        Map<String, Long> counts = new LinkedHashMap<>();
        lists.values(act.actor().scope(), filter, field.code(), MOST_VALUES)
                .forEach(one -> counts.merge(counted(field, one.value()), one.files(), Long::sum));
        List<Count> result = new ArrayList<>();
        counts.forEach((value, files) -> result.add(new Count(value, files)));
        result.sort(Comparator.comparingLong(Count::files).reversed());
        return result;
    }

    /** Days are counted by their years. */
    private static String counted(Field field, String value) {
        return switch (field.type()) {
            case DATE, PARTIAL_DATE -> value.matches("\\d{4}.*") ? value.substring(0, 4) : value;
            default -> value;
        };
    }

    private Table table(Field field, List<Count> counts, CodeLabels.Snapshot names) {
        long largest = counts.stream().mapToLong(Count::files).max().orElse(1);
        List<Line> lines = counts.stream()
                .limit(SHOWN)
                .map(one -> new Line(
                        name(field, one.value(), names), one.files(), (int) Math.round(100.0 * one.files() / largest)))
                .toList();
        return new Table(
                field.code(), field.label().in(names.locale()), lines, Math.max(0, counts.size() - lines.size()));
    }

    private String name(Field field, String value, CodeLabels.Snapshot names) {
        if (value.isEmpty()) {
            return messages.getMessage("figures.field.without", null, names.locale());
        }
        return value.matches("\\d{4}") ? value : texts.shown(field, value, names);
    }
}
