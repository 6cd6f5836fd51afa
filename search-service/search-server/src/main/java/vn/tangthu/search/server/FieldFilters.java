package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.record.FilterField;
import vn.tangthu.search.record.RecordFields;
import vn.tangthu.search.record.Wanted;

/** Understands values that somebody asks for in fields of records, by the catalogue. */
@Component
class FieldFilters {
    private final Catalogue catalogue;
    private final RecordFields fields;

    FieldFilters(Catalogue catalogue) {
        this.catalogue = catalogue;
        fields = new RecordFields(catalogue);
    }

    RecordFields fields() {
        return fields;
    }

    /**
     * A search as the engine takes it.
     *
     * @param counted fields that are counted: the status, and with one category chosen all its fields with that property
     * @param used the fields asked for, by their codes
     * @param refused what cannot be understood: those take no part in the filters
     */
    record Understood(
            Filters filters, List<FilterField> counted, Map<String, FilterField> used, List<ApiProblem> refused) {
        Set<AttributeField> countedFields() {
            return counted.stream().map(FilterField::attribute).collect(Collectors.toSet());
        }
    }

    Understood understand(SearchForm form, AskedFields asked) {
        List<RecordCategory> among = categories(form);
        Map<Dimension, Set<String>> exact = new HashMap<>(form.filters().values());
        Set<Attribute> required = new HashSet<>();
        Map<String, FilterField> used = new LinkedHashMap<>();
        List<ApiProblem> refused = new ArrayList<>();
        asked.values().forEach((code, values) -> {
            Optional<FilterField> field = fields.find(among, code);
            if (field.isEmpty()) {
                refused.add(unknown(code));
                return;
            }
            used.put(code, field.get());
            for (String value : values) {
                switch (fields.wanted(field.get(), value)) {
                    case Wanted.Exact(String kept) ->
                        exact.computeIfAbsent(field.get().attribute(), key -> new HashSet<>())
                                .add(kept);
                    case Wanted.Words(Set<Attribute> all) -> required.addAll(all);
                    case Wanted.Unreadable wrong -> refused.add(unreadable(field.get(), wrong));
                }
            }
        });
        return new Understood(new Filters(exact, required), counted(form, among), used, refused);
    }

    /** The only category chosen, if it has records. */
    Optional<RecordCategory> chosen(SearchForm form) {
        List<String> codes = form.chosen(Facet.CATEGORY);
        return codes.size() == 1
                ? catalogue.category(codes.getFirst()).filter(RecordCategory::hasRecords)
                : Optional.empty();
    }

    /** Categories whose fields are meant: those chosen, or all. */
    private List<RecordCategory> categories(SearchForm form) {
        List<String> chosen = form.chosen(Facet.CATEGORY);
        List<RecordCategory> all = catalogue.recordCategories();
        List<RecordCategory> among = all.stream()
                .filter(category -> chosen.contains(category.code()))
                .toList();
        return among.isEmpty() ? all : among;
    }

    private List<FilterField> counted(SearchForm form, List<RecordCategory> among) {
        return chosen(form)
                .map(fields::facets)
                .orElseGet(
                        () -> fields.find(among, RecordFields.STATUS).stream().toList());
    }

    private static ApiProblem unknown(String code) {
        String shown = code.length() > 100 ? code.substring(0, 100) + "…" : code;
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-field",
                "Không có trường '" + shown + "' trong loại đối tượng đã chọn; xem tên trường ở trang lọc theo trường.",
                "There is no field '" + shown + "' in the chosen category; the filter by field names them.");
    }

    private static ApiProblem unreadable(FilterField field, Wanted.Unreadable wrong) {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-field-value",
                field.label().vi() + ": " + wrong.why().vi(),
                field.label().en() + ": " + wrong.why().en());
    }
}
