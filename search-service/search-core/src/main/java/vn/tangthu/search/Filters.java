package vn.tangthu.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Chosen facet values: within one facet any of them, between facets all. A facet without values does not filter. Facet
 * counts of a facet leave that facet's own choice out, so that people see what else they could choose.
 */
public record Filters(Map<Facet, Set<String>> values) {
    public Filters {
        Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        values.forEach((facet, chosen) -> {
            if (!chosen.isEmpty()) {
                copy.put(facet, Set.copyOf(chosen));
            }
        });
        values = java.util.Collections.unmodifiableMap(copy);
    }

    public static Filters none() {
        return new Filters(Map.of());
    }

    /** Chosen values; empty where the facet does not filter. */
    public Set<String> of(Facet facet) {
        return values.getOrDefault(facet, Set.of());
    }
}
