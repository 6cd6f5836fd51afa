package vn.tangthu.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Everything the law may change, read once from the YAML files beside this class.
 *
 * <p>Code lists hold {@code code}, {@code vi}, {@code en} and an optional {@code clause}; {@code units.yaml} holds
 * {@code code}, {@code kind}, {@code parent}, {@code vi} and {@code en}, parents before their children.
 */
public final class Catalogue {
    private final CodeList categories;
    private final CodeList documentTypes;
    private final CodeList purposes;
    private final CodeList unitKinds;
    private final List<UnitDefinition> units;

    private Catalogue() {
        categories = codes("categories");
        documentTypes = codes("document-types");
        purposes = codes("purposes");
        unitKinds = codes("unit-kinds");
        units = readUnits();
    }

    /**
     * Loads the catalogue that ships with the product.
     *
     * @throws IllegalArgumentException if a file contradicts itself: a code twice, an unknown parent or kind
     */
    public static Catalogue load() {
        return new Catalogue();
    }

    /** Categories of the database: circular Article 6.2, Decree 59/2020. */
    public CodeList categories() {
        return categories;
    }

    /** Kinds of document: judgment, decision, form, letter, photo, other. */
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

    /** The seed tree of units, parents before children; the first is the root. */
    public List<UnitDefinition> units() {
        return units;
    }

    private List<UnitDefinition> readUnits() {
        List<UnitDefinition> result = new ArrayList<>();
        Map<String, UnitDefinition> byCode = new HashMap<>();
        for (Map<String, String> row : rows("units")) {
            UnitDefinition unit = new UnitDefinition(
                    require(row, "code"),
                    require(row, "kind"),
                    row.get("parent"),
                    new Label(require(row, "vi"), require(row, "en")));
            check(unitKinds.contains(unit.kind()), "Unit " + unit.code() + " has an unknown kind: " + unit.kind());
            check(
                    unit.parent() == null ? result.isEmpty() : byCode.containsKey(unit.parent()),
                    "Unit " + unit.code() + " stands before its parent or has none: " + unit.parent());
            check(byCode.put(unit.code(), unit) == null, "Unit code twice: " + unit.code());
            result.add(unit);
        }
        return List.copyOf(result);
    }

    private static CodeList codes(String name) {
        List<CodeEntry> entries = new ArrayList<>();
        for (Map<String, String> row : rows(name)) {
            entries.add(new CodeEntry(
                    require(row, "code"), new Label(require(row, "vi"), require(row, "en")), row.get("clause")));
        }
        return new CodeList(name, entries);
    }

    private static List<Map<String, String>> rows(String name) {
        try (@Nullable InputStream in = Catalogue.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("The catalogue has no file " + name + ".yaml");
            }
            List<Map<String, String>> result = new ArrayList<>();
            for (Object row : (Iterable<?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(in)) {
                Map<String, String> texts = new HashMap<>();
                ((Map<?, ?>) row).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
                result.add(texts);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String require(Map<String, String> row, String key) {
        String value = row.get(key);
        check(value != null && !value.isBlank(), "A row of the catalogue has no '" + key + "': " + row);
        return value == null ? "" : value;
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
