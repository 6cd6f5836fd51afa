package vn.tangthu.ingest.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.Status;

/**
 * A filter over case files as it stands in an address, for pages, export and API alike: {@code category}, {@code unit},
 * {@code status}, {@code incomplete}, {@code overdue}, {@code deleted}, and {@code f.FIELD} for a value of a field.
 *
 * @param values as typed, by the codes of their fields
 */
record RecordFilter(
        @Nullable String category,
        @Nullable String unit,
        @Nullable String status,
        boolean incomplete,
        boolean overdue,
        boolean deleted,
        SortedMap<String, String> values) {
    private static final int LONGEST = 300;

    RecordFilter {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Reads it from the parameters of a request; a form gives a value as {@code field} and {@code value}. */
    static RecordFilter of(Map<String, List<String>> parameters) {
        SortedMap<String, String> values = new TreeMap<>();
        parameters.forEach((name, all) -> {
            if (name.startsWith("f.") && !all.isEmpty() && !all.getFirst().isBlank()) {
                values.put(name.substring(2), cut(all.getFirst()));
            }
        });
        String field = text(parameters, "field");
        String value = text(parameters, "value");
        if (field != null && value != null) {
            values.put(field, cut(value));
        }
        return new RecordFilter(
                text(parameters, "category"),
                text(parameters, "unit"),
                text(parameters, "status"),
                flag(parameters, "incomplete"),
                flag(parameters, "overdue"),
                flag(parameters, "deleted"),
                values);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static @Nullable String text(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean flag(Map<String, List<String>> parameters, String name) {
        return "true".equals(text(parameters, name));
    }

    RecordFilter ofUnit(UnitCode wanted) {
        return new RecordFilter(category, wanted.value(), status, incomplete, overdue, deleted, values);
    }

    RecordFilter ofCategory(String wanted) {
        return new RecordFilter(wanted, unit, status, incomplete, overdue, deleted, values);
    }

    /**
     * The filter for the register.
     *
     * @param known the category that it names, or null
     * @param after the cursor, or null for the first page
     * @throws vn.tangthu.archive.web.ApiProblem 422 for what cannot be understood
     */
    CaseFileFilter filter(
            @Nullable RecordCategory known,
            List<RecordCategory> all,
            FieldTexts texts,
            RecordDesk desk,
            @Nullable String after) {
        SortedMap<String, String> kept = new TreeMap<>();
        values.forEach((code, typed) -> {
            Field field = field(known, all, code).orElseThrow(() -> RecordProblems.badFilter("f." + code));
            kept.put(code, texts.keptOrTyped(field, texts.plain(field, typed, desk.units())));
        });
        if (status != null && statuses(known, all).noneMatch(status::equals)) {
            throw RecordProblems.badFilter("status");
        }
        Cursor cursor = Cursor.parse(after);
        LocalDate today = desk.today();
        return CaseFileFilter.where()
                .category(category)
                .unit(unitCode())
                .status(status)
                .values(kept)
                .incomplete(incomplete)
                .dueBefore(overdue ? today : null)
                .deleted(deleted)
                .after(cursor.before(), cursor.id())
                .build();
    }

    private @Nullable UnitCode unitCode() {
        if (unit == null) {
            return null;
        }
        if (!unit.matches("[A-Za-z0-9._-]{1,40}")) {
            throw RecordProblems.badFilter("unit");
        }
        return new UnitCode(unit);
    }

    private static Optional<Field> field(@Nullable RecordCategory known, List<RecordCategory> all, String code) {
        return known != null
                ? known.field(code)
                : all.stream()
                        .map(category -> category.field(code))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Stream<String> statuses(@Nullable RecordCategory known, List<RecordCategory> all) {
        return (known == null ? all : List.of(known))
                .stream().flatMap(category -> category.statuses().stream()).map(Status::code);
    }

    /** Without a status that the category does not have: on a page it may be left from the category chosen before. */
    RecordFilter withStatusOf(RecordCategory known) {
        return status == null || known.status(status).isPresent()
                ? this
                : new RecordFilter(category, unit, null, incomplete, overdue, deleted, values);
    }

    /** What it asks for, to be kept in the trail. */
    Map<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        put(facts, "category", category);
        put(facts, "unit", unit);
        put(facts, "status", status);
        put(facts, "incomplete", incomplete ? "true" : null);
        put(facts, "overdue", overdue ? "true" : null);
        put(facts, "deleted", deleted ? "true" : null);
        values.forEach((code, typed) -> facts.put("f." + code, typed));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    public boolean isEmpty() {
        return facts().isEmpty();
    }

    /** Path and query that show the same filter. */
    String link(String path, @Nullable String after) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        SortedMap<String, String> facts = new TreeMap<>(facts());
        if (after != null) {
            facts.put("after", after);
        }
        SortedMap<String, String> variables = new TreeMap<>();
        facts.forEach((name, value) -> {
            String variable = name.replaceAll("[^a-z0-9]", "_");
            link.queryParam(name, "{" + variable + "}");
            variables.put(variable, value);
        });
        return link.encode().buildAndExpand(variables).toUriString();
    }

    /** Where a list goes on after this case file. */
    static String cursor(CaseFile last) {
        return last.changedAt() + "_" + last.id();
    }

    private record Cursor(
            @Nullable Instant before, @Nullable CaseFileId id) {
        static Cursor parse(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Cursor(null, null);
            }
            int cut = text.indexOf('_');
            if (cut < 0) {
                throw RecordProblems.badCursor();
            }
            try {
                return new Cursor(
                        Instant.parse(text.substring(0, cut)),
                        CaseFileId.parse(text.substring(cut + 1)).orElseThrow(RecordProblems::badCursor));
            } catch (DateTimeException e) {
                throw RecordProblems.badCursor();
            }
        }
    }
}
