package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.search.record.FilterField;
import vn.tangthu.search.record.RecordFields;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/** The filter by any field, step by step: a category, one of its fields, a value. */
final class FieldPicker {
    /** Longer lists are looked through by typing. */
    private static final int MOST_OPTIONS = 60;

    private final List<CodeLabels.Choice> categories;
    private final Picked picked;
    private final List<Options> fields;
    private final @Nullable Input input;

    /**
     * What was picked so far, as it comes in a URL.
     *
     * @param pick code of a category
     * @param pickField code of a field
     * @param pickText words that the value's name has
     */
    record Picked(
            @Nullable String pick,
            @Nullable String pickField,
            @Nullable String pickText) {
        public String category() {
            return pick == null ? "" : pick;
        }

        public String field() {
            return pickField == null ? "" : pickField;
        }

        public String text() {
            String text = pickText == null ? "" : pickText.strip();
            return text.length() > 200 ? text.substring(0, 200) : text;
        }
    }

    /** Choices under one heading; none where it is empty. */
    record Options(String heading, List<CodeLabels.Choice> choices) {}

    /**
     * How a value is given.
     *
     * @param name of the parameter
     * @param choices what to choose from; empty where it is typed
     * @param searched there are so many choices that they are looked through by typing
     * @param more how many more fit what was typed
     * @param hint key of a message that says how it is typed, or null
     */
    record Input(
            String name,
            String label,
            List<CodeLabels.Choice> choices,
            boolean searched,
            int more,
            @Nullable String hint) {}

    FieldPicker(
            Picked picked,
            Optional<RecordCategory> chosen,
            List<RecordCategory> all,
            RecordFields recordFields,
            CodeLabels.Snapshot names) {
        Optional<RecordCategory> category = all.stream()
                .filter(one -> one.code().equals(picked.category()))
                .findFirst()
                .or(() -> chosen);
        this.picked = new Picked(category.map(RecordCategory::code).orElse(""), picked.field(), picked.text());
        categories = all.stream()
                .map(one -> new CodeLabels.Choice(one.code(), one.label().in(names.locale())))
                .toList();
        List<FilterField> of = category.map(recordFields::of).orElse(List.of());
        fields = options(of, names);
        input = of.stream()
                .filter(field -> field.code().equals(picked.field()))
                .findFirst()
                .map(field -> input(field, picked.text(), names))
                .orElse(null);
    }

    public List<CodeLabels.Choice> categories() {
        return categories;
    }

    public Picked picked() {
        return picked;
    }

    public List<Options> fields() {
        return fields;
    }

    public @Nullable Input input() {
        return input;
    }

    private static List<Options> options(List<FilterField> fields, CodeLabels.Snapshot names) {
        Map<String, List<CodeLabels.Choice>> byHeading = new LinkedHashMap<>();
        for (FilterField field : fields) {
            Label event = field.event();
            byHeading
                    .computeIfAbsent(event == null ? "" : event.in(names.locale()), heading -> new ArrayList<>())
                    .add(new CodeLabels.Choice(field.code(), field.label().in(names.locale())));
        }
        return byHeading.entrySet().stream()
                .map(group -> new Options(group.getKey(), group.getValue()))
                .toList();
    }

    private static Input input(FilterField filter, String typed, CodeLabels.Snapshot names) {
        List<CodeEntry> all = choices(filter, names);
        List<CodeLabels.Choice> fitting = all.stream()
                .filter(entry -> fits(entry, typed))
                .map(entry -> new CodeLabels.Choice(entry.code(), entry.label().in(names.locale())))
                .toList();
        return new Input(
                AskedFields.PREFIX + filter.code(),
                filter.label().in(names.locale()),
                fitting.stream().limit(MOST_OPTIONS).toList(),
                all.size() > MOST_OPTIONS,
                Math.max(0, fitting.size() - MOST_OPTIONS),
                hint(filter));
    }

    private static List<CodeEntry> choices(FilterField filter, CodeLabels.Snapshot names) {
        Field field = filter.field();
        return field != null && field.type() == FieldType.UNIT
                ? names.tree().units().stream()
                        .map(unit -> new CodeEntry(unit.code().value(), new Label(unit.nameVi(), unit.nameEn()), null))
                        .toList()
                : filter.choices();
    }

    /** Every word typed begins one of its names' words; marks and order do not matter. */
    private static boolean fits(CodeEntry entry, String typed) {
        List<String> words = Stream.of(
                        List.of(entry.code(), entry.label().vi(), entry.label().en()), entry.also())
                .flatMap(List::stream)
                .flatMap(name -> VietnameseText.tokens(name).stream())
                .map(Token::folded)
                .toList();
        return VietnameseText.tokens(typed).stream()
                .allMatch(token -> words.stream().anyMatch(word -> word.startsWith(token.folded())));
    }

    private static @Nullable String hint(FilterField filter) {
        Field field = filter.field();
        return field == null
                ? null
                : switch (field.type()) {
                    case DATE, PARTIAL_DATE -> "search.by-field.date";
                    case TEXT, LONG_TEXT, NAME ->
                        field.has(Field.Property.FACET) ? "search.by-field.whole" : "search.by-field.words";
                    case SENTENCE -> "search.by-field.sentence";
                    case CODE, NUMBER, MONEY, IDENTITY_NUMBER, DOCUMENT_NUMBER, FLAG, UNIT -> null;
                };
    }
}
