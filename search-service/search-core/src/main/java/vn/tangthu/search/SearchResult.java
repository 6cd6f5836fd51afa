package vn.tangthu.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Result of a search.
 *
 * @param hits best first; equal scores in the order of document ids
 * @param facets for each facet its values by falling count, equal counts by value
 * @param next cursor for the next page of the result, null at the end
 */
public record SearchResult(
        Total total,
        List<Hit> hits,
        Map<Facet, List<FacetCount>> facets,
        @Nullable Cursor next) {
    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }
}
