package vn.tangthu.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Chosen values: within one dimension any of them, between dimensions all. A dimension without values does not filter.
 * Counts of a dimension leave that dimension's own choice out, so that people see what else they could choose.
 *
 * @param required attributes that an entry must have, every one of them; all counts heed them
 */
public record Filters(Map<Dimension, Set<String>> values, Set<Attribute> required) {
    public Filters {
        Map<Dimension, Set<String>> copy = new HashMap<>();
        values.forEach((dimension, chosen) -> {
            if (!chosen.isEmpty()) {
                copy.put(dimension, Set.copyOf(chosen));
            }
        });
        values = Map.copyOf(copy);
        required = Set.copyOf(required);
    }

    public Filters(Map<Dimension, Set<String>> values) {
        this(values, Set.of());
    }

    public static Filters none() {
        return new Filters(Map.of());
    }

    /** Chosen values; empty where the dimension does not filter. */
    public Set<String> of(Dimension dimension) {
        return values.getOrDefault(dimension, Set.of());
    }
}
