package vn.tangthu.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the law may change, read once from the YAML files beside this class; a site may put files of the same names
 * into a folder of its own, which then take their place. {@code index-mappings/catalogue/README.md} says what stands in each.
 */
public final class Catalogue {
    private final List<Law> laws;
    private final CodeList categories;
    private final CodeList documentTypes;
    private final CodeList purposes;
    private final CodeList unitKinds;
    private final List<UnitDefinition> units;
    private final Map<String, RecordCategory> records = new LinkedHashMap<>();
    private final Map<String, CodeList> lists;

    private Catalogue(CatalogueFiles files) {
        laws = readLaws(files);
        files.laws(laws.stream().map(Law::code).toList());
        documentTypes = codes(files, "document-types", "document-types.yaml");
        purposes = codes(files, "purposes", "purposes.yaml");
        unitKinds = codes(files, "unit-kinds", "unit-kinds.yaml");
        units = readUnits(files);
        CategoryReader reader = new CategoryReader(files, documentTypes, unitKinds);
        List<CodeEntry> entries = new ArrayList<>();
        for (Node row : files.nodes("categories.yaml")) {
            RecordCategory category = reader.read(row.text("code"));
            row.end();
            records.put(category.code(), category);
            entries.add(new CodeEntry(category.code(), category.label(), category.clause()));
        }
        categories = new CodeList("categories", entries);
        lists = Map.copyOf(reader.lists());
    }

    /**
     * Loads the catalogue that ships with the product.
     *
     * @throws IllegalArgumentException if a file contradicts itself or another, with its name and the place in it
     */
    public static Catalogue load() {
        return load(null);
    }

    /**
     * Loads the catalogue with a site's own files in place of those of the same names.
     *
     * @param own folder, or null
     * @throws IllegalArgumentException if a file contradicts itself or another, with its name and the place in it
     */
    public static Catalogue load(@Nullable Path own) {
        return new Catalogue(new CatalogueFiles(own));
    }

    /** Laws, decrees and circulars that clauses refer to. */
    public List<Law> laws() {
        return laws;
    }

    /** Categories of the database by code and name: circular Article 6.2, Decree 59/2020. */
    public CodeList categories() {
        return categories;
    }

    /** What records of a category consist of; empty for an unknown code. */
    public Optional<RecordCategory> category(String code) {
        return Optional.ofNullable(records.get(code));
    }

    /** The categories that have records, in the order of the catalogue. */
    public List<RecordCategory> recordCategories() {
        return records.values().stream().filter(RecordCategory::hasRecords).toList();
    }

    /**
     * A code list that fields refer to.
     *
     * @throws IllegalArgumentException for a list that no field refers to
     */
    public CodeList list(String name) {
        CodeList list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("The catalogue has no code list " + name);
        }
        return list;
    }

    /** Types of document: what a paper is. */
    public CodeList documentTypes() {
        return documentTypes;
    }

    /** Purposes of access: circular Articles 4.2 and 10.1. */
    public CodeList purposes() {
        return purposes;
    }

    public CodeList unitKinds() {
        return unitKinds;
    }

    /** The seed tree of units, parents before their children; the first is the root. */
    public List<UnitDefinition> units() {
        return units;
    }

    private static List<Law> readLaws(CatalogueFiles files) {
        List<Law> result = new ArrayList<>();
        for (Node row : files.nodes("laws.yaml")) {
            result.add(new Law(row.text("code"), row.label(), row.period()));
            row.end();
        }
        return List.copyOf(result);
    }

    private List<UnitDefinition> readUnits(CatalogueFiles files) {
        List<UnitDefinition> result = new ArrayList<>();
        Map<String, Node> byCode = new HashMap<>();
        for (Node row : files.nodes("units.yaml")) {
            UnitDefinition unit = new UnitDefinition(
                    row.text("code"),
                    row.text("kind"),
                    row.optional("parent"),
                    row.label(),
                    row.period(),
                    row.texts("successors"));
            row.end();
            check(row, unitKinds.contains(unit.kind()), "unknown kind of unit " + unit.kind());
            check(
                    row,
                    unit.parent() == null ? result.isEmpty() : byCode.containsKey(unit.parent()),
                    "the unit stands before its parent or has none: " + unit.parent());
            check(row, byCode.put(unit.code(), row) == null, "unit code twice: " + unit.code());
            result.add(unit);
        }
        for (UnitDefinition unit : result) {
            for (String successor : unit.successors()) {
                succeeds(byCode, unit.code(), successor, unit.inForce());
            }
        }
        return List.copyOf(result);
    }

    static CodeList codes(CatalogueFiles files, String name, String file) {
        List<CodeEntry> entries = new ArrayList<>();
        Map<String, Node> byCode = new HashMap<>();
        for (Node row : files.nodes(file)) {
            CodeEntry entry = new CodeEntry(
                    row.text("code"),
                    row.label(),
                    row.clause(),
                    row.period(),
                    row.optional("successor"),
                    row.texts("also"));
            row.end();
            check(row, byCode.put(entry.code(), row) == null, "code twice: " + entry.code());
            entries.add(entry);
        }
        for (CodeEntry entry : entries) {
            String successor = entry.successor();
            if (successor != null) {
                succeeds(byCode, entry.code(), successor, entry.inForce());
            }
        }
        return new CodeList(name, entries);
    }

    private static void succeeds(Map<String, Node> byCode, String code, String successor, Period inForce) {
        Node row = Objects.requireNonNull(byCode.get(code), code);
        check(row, byCode.containsKey(successor), "there is no " + successor + " to succeed it");
        check(row, inForce.until() != null, "what has a successor needs an end");
    }

    private static void check(Node row, boolean holds, String otherwise) {
        if (!holds) {
            throw row.wrong(otherwise);
        }
    }
}
