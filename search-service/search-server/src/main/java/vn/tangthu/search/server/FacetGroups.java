package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.record.FilterField;
import vn.tangthu.search.record.RecordFields;
import vn.tangthu.search.record.Wanted;

/** What narrows a result down, in words: values to choose from, and those that were chosen. */
final class FacetGroups {
    private final SearchForm form;
    private final AskedFields asked;
    private final FieldFilters.Understood understood;
    private final RecordFields fields;
    private final CodeLabels.Snapshot names;

    FacetGroups(
            SearchForm form,
            AskedFields asked,
            FieldFilters.Understood understood,
            RecordFields fields,
            CodeLabels.Snapshot names) {
        this.form = form;
        this.asked = asked;
        this.understood = understood;
        this.fields = fields;
        this.names = names;
    }

    /** @param name null for what the message {@code search.PARAMETER.VALUE} names */
    record Choice(String value, @Nullable String name, long count, boolean chosen) {}

    /**
     * Values of one dimension.
     *
     * @param parameter that filters by it
     * @param label null for what the message {@code field.PARAMETER} names
     * @param tooMany there are so many values that none is shown
     */
    record Group(String parameter, @Nullable String label, List<Choice> choices, boolean tooMany) {}

    /**
     * A filter that is set.
     *
     * @param label as of a group
     * @param name as of a choice
     * @param link the search without it
     */
    record Chip(
            String parameter,
            @Nullable String label,
            String value,
            @Nullable String name,
            String link) {}

    /** A value that the form carries on, since nothing on the page shows it. */
    record Carried(String parameter, String value) {}

    List<Group> groups(Map<Dimension, List<FacetCount>> counts) {
        List<Group> groups = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            Set<String> chosen = Set.copyOf(form.chosen(facet));
            add(
                    groups,
                    SearchLinks.parameter(facet),
                    null,
                    counts.getOrDefault(facet, List.of()).stream()
                            .map(count -> new Choice(
                                    count.value(),
                                    name(facet, count.value()),
                                    count.count(),
                                    chosen.contains(count.value())))
                            .toList());
        }
        for (FilterField field : understood.counted()) {
            AttributeField attribute = field.attribute();
            String parameter = AskedFields.PREFIX + field.code();
            String label = field.label().in(names.locale());
            List<FacetCount> counted = counts.get(attribute);
            if (counted == null) {
                groups.add(new Group(parameter, label, List.of(), true));
            } else {
                Set<String> chosen = understood.filters().of(attribute);
                add(
                        groups,
                        parameter,
                        label,
                        counted.stream()
                                .filter(count -> isShown(field, count.value()))
                                .map(count -> new Choice(
                                        count.value(),
                                        name(field, count.value()),
                                        count.count(),
                                        chosen.contains(count.value())))
                                .toList());
            }
        }
        return groups;
    }

    private static void add(List<Group> groups, String parameter, @Nullable String label, List<Choice> choices) {
        if (!choices.isEmpty()) {
            groups.add(new Group(parameter, label, choices, false));
        }
    }

    /** Of a date the years: its months and days are values too. */
    private static boolean isShown(FilterField filter, String value) {
        Field field = filter.field();
        boolean date = field != null && (field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE);
        return !date || !value.contains("-");
    }

    private @Nullable String name(Facet facet, String value) {
        return switch (facet) {
            case KIND -> null;
            case CATEGORY -> names.category(value);
            case UNIT -> names.unit(value);
            case TYPE -> names.type(value);
            case YEAR -> value;
        };
    }

    private String name(FilterField filter, String value) {
        Field field = filter.field();
        return field != null && field.type() == FieldType.UNIT
                ? names.unit(value)
                : fields.shown(filter, value, names.locale());
    }

    List<Chip> chips() {
        SearchLinks links = new SearchLinks(form, asked);
        List<Chip> chips = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            String parameter = SearchLinks.parameter(facet);
            for (String value : form.chosen(facet)) {
                chips.add(new Chip(parameter, null, value, name(facet, value), links.without(parameter, value)));
            }
        }
        asked.values().forEach((code, values) -> {
            FilterField field = understood.used().get(code);
            String parameter = AskedFields.PREFIX + code;
            for (String value : values) {
                chips.add(new Chip(
                        parameter,
                        field == null ? code : label(field),
                        value,
                        field == null ? value : typed(field, value),
                        links.without(parameter, value)));
            }
        });
        return chips;
    }

    private String label(FilterField field) {
        String label = field.label().in(names.locale());
        return field.event() == null ? label : field.event().in(names.locale()) + ": " + label;
    }

    /** A value that has a name by its name, any other as it was typed. */
    private String typed(FilterField filter, String value) {
        Field field = filter.field();
        boolean named = !filter.choices().isEmpty() || (field != null && field.type() == FieldType.UNIT);
        return named && fields.wanted(filter, value) instanceof Wanted.Exact(String kept) ? name(filter, kept) : value;
    }

    /** Chosen values that none of the groups shows: the form sends them all the same. */
    List<Carried> carried(List<Group> groups) {
        List<Carried> carried = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            for (String value : form.chosen(facet)) {
                carry(carried, groups, SearchLinks.parameter(facet), value, value);
            }
        }
        asked.values().forEach((code, values) -> {
            FilterField field = understood.used().get(code);
            for (String value : values) {
                String kept = field != null && fields.wanted(field, value) instanceof Wanted.Exact(String exact)
                        ? exact
                        : value;
                carry(carried, groups, AskedFields.PREFIX + code, value, kept);
            }
        });
        return carried;
    }

    private static void carry(List<Carried> carried, List<Group> groups, String parameter, String value, String kept) {
        boolean shown = groups.stream()
                .filter(group -> group.parameter().equals(parameter))
                .flatMap(group -> group.choices().stream())
                .anyMatch(choice -> choice.value().equals(kept));
        if (!shown) {
            carried.add(new Carried(parameter, value));
        }
    }
}
