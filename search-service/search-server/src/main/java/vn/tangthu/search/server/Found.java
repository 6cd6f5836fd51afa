package vn.tangthu.search.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Total;

/**
 * Answer to a search, with everything that a page or the API shows.
 *
 * @param coverage of the documents alone
 */
public record Found(
        Total total,
        List<FoundEntry> entries,
        Map<Dimension, List<FacetCount>> facets,
        Coverage coverage,
        @Nullable String next) {
    public Found {
        entries = List.copyOf(entries);
    }
}
