package vn.tangthu.ingest.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;

/** Makes forms from the catalogue. */
@Component
class Forms {
    /** Name of the list of units, for looking them up like the codes of a list. */
    static final String UNITS = "units";

    private static final Label UNIT = new Label("Đơn vị quản lý hồ sơ", "Unit that keeps the record");

    private final FieldTexts texts;

    Forms(Catalogue catalogue) {
        texts = new FieldTexts(catalogue, new FieldReader(catalogue));
    }

    FieldTexts texts() {
        return texts;
    }

    /** The form of a case file: its fields by their groups, then the events that it has. */
    FormView ofCaseFile(
            RecordCategory category, TypedForm typed, FormProblems problems, CodeLabels.Snapshot names, LocalDate day) {
        Map<String, List<FormView.Input>> groups = new LinkedHashMap<>();
        for (Field field : category.fields()) {
            String name = TypedForm.name(field);
            if (field.inForce().contains(day) || typed.all(name).stream().anyMatch(text -> !text.isBlank())) {
                String group = Optional.ofNullable(field.group()).orElse("");
                groups.computeIfAbsent(group, code -> new ArrayList<>())
                        .add(input(name, field, typed, problems, names));
            }
        }
        List<FormView.Group> shown = new ArrayList<>();
        groups.forEach((code, inputs) -> shown.add(new FormView.Group(
                "group-" + (code.isEmpty() ? category.code().replace('.', '-') : code),
                groupName(category, code, names),
                inputs,
                inputs.stream().filter(input -> !input.problems().isEmpty()).count())));
        return complete(shown, events(category, typed, problems, names), problems, category, names);
    }

    /**
     * All contents as a form means them.
     *
     * @param type of the event that the form is about, or null for the fields of the case file
     * @param form identity of the form, which is that of the event
     * @param base the version that the form showed
     */
    CaseContents contents(
            RecordCategory category,
            @Nullable EventType type,
            UUID form,
            TypedForm typed,
            CaseContents base,
            UnitTree units) {
        if (type == null) {
            return typed.contents(category, base, texts, units);
        }
        CaseContents result = base;
        for (CaseEvent event : typed.events(category, texts, units)) {
            if (event.id().equals(form)) {
                result = EventOrder.with(result, event);
            }
        }
        return result;
    }

    /** The form of the events alone. */
    FormView ofEvents(RecordCategory category, TypedForm typed, FormProblems problems, CodeLabels.Snapshot names) {
        return complete(List.of(), events(category, typed, problems, names), problems, category, names);
    }

    private List<FormView.EventBlock> events(
            RecordCategory category, TypedForm typed, FormProblems problems, CodeLabels.Snapshot names) {
        List<FormView.EventBlock> result = new ArrayList<>();
        for (TypedForm.EventRef event : typed.events()) {
            category.event(event.type()).ifPresent(type -> result.add(block(event, type, typed, problems, names)));
        }
        return result;
    }

    private FormView.EventBlock block(
            TypedForm.EventRef event,
            EventType type,
            TypedForm typed,
            FormProblems problems,
            CodeLabels.Snapshot names) {
        return new FormView.EventBlock(
                event.id().toString(),
                type.code(),
                type.label().in(names.locale()),
                type.clause(),
                type.fields().stream()
                        .map(field -> input(TypedForm.name(event.id(), field), field, typed, problems, names))
                        .toList());
    }

    private static FormView complete(
            List<FormView.Group> groups,
            List<FormView.EventBlock> events,
            FormProblems problems,
            RecordCategory category,
            CodeLabels.Snapshot names) {
        Map<String, FormView.Problem> places = new LinkedHashMap<>();
        groups.forEach(group -> group.inputs().forEach(input -> place(places, "", input)));
        events.forEach(event -> event.inputs().forEach(input -> place(places, event.name() + ": ", input)));
        List<FormView.Problem> lines = new ArrayList<>();
        places.forEach((input, place) ->
                problems.of(input).forEach(why -> lines.add(new FormView.Problem(place.target(), place.where(), why))));
        problems.byInput().forEach((input, all) -> {
            if (!places.containsKey(input)) {
                String where = input.startsWith("f.")
                        ? category.field(input.substring(2))
                                .map(field -> field.label().in(names.locale()))
                                .orElse("")
                        : input.equals(TypedForm.UNIT) ? UNIT.in(names.locale()) : "";
                String target = input.equals(TypedForm.UNIT) ? input : null;
                all.forEach(why -> lines.add(new FormView.Problem(target, where, why)));
            }
        });
        return new FormView(groups, events, lines);
    }

    private static void place(Map<String, FormView.Problem> places, String before, FormView.Input input) {
        places.put(input.name(), new FormView.Problem(input.id(), before + input.label(), new Label("", "")));
    }

    private static String groupName(RecordCategory category, String code, CodeLabels.Snapshot names) {
        return category.groups().stream()
                .filter(group -> group.code().equals(code))
                .map(RecordCategory.FieldGroup::label)
                .findFirst()
                .orElse(category.label())
                .in(names.locale());
    }

    private static FormView.Input input(
            String name, Field field, TypedForm typed, FormProblems problems, CodeLabels.Snapshot names) {
        boolean many = field.has(Field.Property.MANY);
        List<String> values = new ArrayList<>(typed.all(name).stream()
                .filter(text -> !many || !text.isBlank())
                .toList());
        if (many || values.isEmpty()) {
            values.add("");
        }
        Label help = field.help();
        return new FormView.Input(
                name,
                id(name),
                field.label().in(names.locale()),
                help == null ? null : help.in(names.locale()),
                field.clause(),
                kind(field.type()),
                list(field),
                width(field.type()),
                example(field.type(), names),
                mode(field.type()),
                field.longest(),
                field.has(Field.Property.REQUIRED),
                many,
                values,
                problems.of(name));
    }

    /** Id of the first input of this name. */
    static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static @Nullable String list(Field field) {
        return field.type() == FieldType.UNIT ? UNITS : field.list();
    }

    private static String kind(FieldType type) {
        return switch (type) {
            case LONG_TEXT -> "area";
            case CODE, UNIT -> "lookup";
            case FLAG -> "flag";
            case TEXT, NAME, DATE, PARTIAL_DATE, NUMBER, MONEY, SENTENCE, IDENTITY_NUMBER, DOCUMENT_NUMBER -> "text";
        };
    }

    private static String width(FieldType type) {
        return switch (type) {
            case LONG_TEXT -> "wide";
            case DATE, PARTIAL_DATE, NUMBER, FLAG -> "short";
            case CODE, UNIT, TEXT, NAME, MONEY, SENTENCE, IDENTITY_NUMBER, DOCUMENT_NUMBER -> "medium";
        };
    }

    private static @Nullable String example(FieldType type, CodeLabels.Snapshot names) {
        boolean english = names.locale().getLanguage().equals("en");
        return switch (type) {
            case DATE -> "dd/mm/yyyy";
            case PARTIAL_DATE -> english ? "dd/mm/yyyy, yyyy, unknown" : "dd/mm/yyyy, yyyy, không rõ";
            case SENTENCE -> english ? "7 years 6 months" : "7 năm 6 tháng";
            case DOCUMENT_NUMBER -> "12/2020/HSST";
            case CODE, UNIT, TEXT, LONG_TEXT, NAME, NUMBER, MONEY, FLAG, IDENTITY_NUMBER -> null;
        };
    }

    private static String mode(FieldType type) {
        return switch (type) {
            case NUMBER, MONEY, IDENTITY_NUMBER -> "numeric";
            case CODE, UNIT, TEXT, LONG_TEXT, NAME, DATE, PARTIAL_DATE, SENTENCE, DOCUMENT_NUMBER, FLAG -> "text";
        };
    }
}
