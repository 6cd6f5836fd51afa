package vn.tangthu.archive.casefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values by the codes of their fields: as typed, or in the form in which they are kept. Fields without a value are not in it.
 *
 * @param values each list has at least one value
 */
public record FieldValues(SortedMap<String, List<String>> values) {
    private static final FieldValues NONE = new FieldValues(new TreeMap<>());

    public FieldValues {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        values.forEach((code, all) -> {
            if (!all.isEmpty()) {
                copy.put(code, List.copyOf(all));
            }
        });
        values = Collections.unmodifiableSortedMap(copy);
    }

    public static FieldValues none() {
        return NONE;
    }

    public static FieldValues of(Map<String, List<String>> values) {
        return new FieldValues(new TreeMap<>(values));
    }

    /** All values of a field, in their order. */
    public List<String> all(String code) {
        return values.getOrDefault(code, List.of());
    }

    /** The only value of a field, or the first of several. */
    public Optional<String> first(String code) {
        List<String> all = all(code);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The same with these values of one field; none takes it out. */
    public FieldValues with(String code, List<String> all) {
        SortedMap<String, List<String>> copy = new TreeMap<>(values);
        copy.put(code, new ArrayList<>(all));
        return new FieldValues(copy);
    }

    public FieldValues with(String code, String value) {
        return with(code, List.of(value));
    }
}
