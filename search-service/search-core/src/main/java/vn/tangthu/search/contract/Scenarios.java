package vn.tangthu.search.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;

/** Reads {@code scenarios/*.yaml}; their form is described in {@code scenarios/README.md}. */
public final class Scenarios {
    private static final List<String> FILES = List.of(
            "marks",
            "ranking",
            "phrases",
            "exclusion",
            "many-words",
            "scope",
            "facets",
            "records",
            "titles",
            "highlights",
            "numbers");

    private Scenarios() {}

    public static List<Scenario> all() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    /** Identity of the document that a scenario calls by a short name. */
    public static DocumentId id(String name) {
        return new DocumentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Scenario> read(String file) {
        try (InputStream in = Scenarios.class.getResourceAsStream("/scenarios/" + file + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("No scenarios " + file + ".yaml");
            }
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Map<?, ?> root = map(new Yaml(new SafeConstructor(options)).load(in));
            List<IndexedDocument> documents = list(root.get("documents")).stream()
                    .map(row -> document(map(row)))
                    .toList();
            List<Scenario> result = new ArrayList<>();
            for (Object row : list(root.get("searches"))) {
                result.add(scenario(file, documents, map(row)));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexedDocument document(Map<?, ?> row) {
        List<IndexedPage> pages = new ArrayList<>();
        for (Object text : list(row.get("pages"))) {
            pages.add(new IndexedPage(pages.size() + 1, String.valueOf(text)));
        }
        EntryKind kind = EntryKind.valueOf(text(row, "kind", "document").toUpperCase(Locale.ROOT));
        return new IndexedDocument(
                id(text(row, "id", "")),
                1,
                kind,
                new UnitCode(text(row, "unit", "A")),
                text(row, "category", "general"),
                kind == EntryKind.RECORD ? null : text(row, "type", "other"),
                row.get("year") instanceof Integer year ? year : null,
                text(row, "title", ""),
                attributes(map(row.get("attributes"))),
                pages);
    }

    private static Set<Attribute> attributes(Map<?, ?> row) {
        Set<Attribute> result = new HashSet<>();
        row.forEach((field, values) ->
                names(values).forEach(value -> result.add(Attribute.of(String.valueOf(field), value))));
        return result;
    }

    private static Scenario scenario(String file, List<IndexedDocument> documents, Map<?, ?> row) {
        String query = text(row, "query", "");
        return new Scenario(
                file + ": " + text(row, "name", query),
                documents,
                query,
                scope(row.get("scope"), documents),
                filters(map(row.get("filters")), attributes(map(row.get("required")))),
                list(row.get("hits")).stream().map(Scenarios::names).toList(),
                facets(map(row.get("facets"))),
                numbers(map(row.get("best"))),
                numbers(map(row.get("matchingPages"))),
                row.containsKey("spans") ? spans(map(row.get("spans"))) : null);
    }

    private static AccessScope scope(@Nullable Object units, List<IndexedDocument> documents) {
        Set<UnitCode> codes = new LinkedHashSet<>();
        if (units == null) {
            documents.forEach(document -> codes.add(document.unit()));
        } else {
            names(units).forEach(unit -> codes.add(new UnitCode(unit)));
        }
        return new AccessScope(codes);
    }

    private static Filters filters(Map<?, ?> row, Set<Attribute> required) {
        Map<Dimension, Set<String>> result = new LinkedHashMap<>();
        row.forEach((name, values) -> result.put(dimension(String.valueOf(name)), names(values)));
        return new Filters(result, required);
    }

    /** A facet by its name, else a field by its code. */
    private static Dimension dimension(String name) {
        return Stream.of(Facet.values())
                .filter(facet -> facet.name().equals(name))
                .<Dimension>map(facet -> facet)
                .findFirst()
                .orElseGet(() -> new AttributeField(name));
    }

    private static Map<Dimension, Map<String, Long>> facets(Map<?, ?> row) {
        Map<Dimension, Map<String, Long>> result = new LinkedHashMap<>();
        row.forEach((facet, counts) -> {
            Map<String, Long> values = new LinkedHashMap<>();
            numbers(map(counts)).forEach((value, count) -> values.put(value, count.longValue()));
            result.put(dimension(String.valueOf(facet)), values);
        });
        return result;
    }

    private static Map<String, Map<Integer, List<String>>> spans(Map<?, ?> row) {
        Map<String, Map<Integer, List<String>>> result = new LinkedHashMap<>();
        row.forEach((id, pages) -> {
            Map<Integer, List<String>> texts = new LinkedHashMap<>();
            map(pages)
                    .forEach((page, pieces) -> texts.put(
                            Integer.valueOf(String.valueOf(page)),
                            list(pieces).stream().map(String::valueOf).toList()));
            result.put(String.valueOf(id), texts);
        });
        return result;
    }

    private static Map<String, Integer> numbers(Map<?, ?> row) {
        Map<String, Integer> result = new LinkedHashMap<>();
        row.forEach((key, value) -> result.put(String.valueOf(key), Integer.valueOf(String.valueOf(value))));
        return result;
    }

    /** One name or a list of them. */
    private static Set<String> names(@Nullable Object value) {
        Set<String> result = new LinkedHashSet<>();
        if (value instanceof List<?> several) {
            several.forEach(one -> result.add(String.valueOf(one)));
        } else if (value != null) {
            result.add(String.valueOf(value));
        }
        return result;
    }

    private static String text(Map<?, ?> row, String key, String otherwise) {
        Object value = row.get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
