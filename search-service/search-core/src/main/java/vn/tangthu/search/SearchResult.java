package vn.tangthu.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Result of a search.
 *
 * @param hits best first; equal scores in the order of document ids
 * @param facets for each facet, and each field that was to be counted, its values by falling count, equal counts by value;
 *     a field with more than {@link AttributeField#MOST_VALUES} values in the result is left out
 * @param next cursor for the next page of the result, null at the end
 */
public record SearchResult(
        Total total,
        List<Hit> hits,
        Map<Dimension, List<FacetCount>> facets,
        @Nullable Cursor next) {
    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }
}
