package vn.tangthu.search.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Total;

/** Answer to a search, with everything that a page or the API shows. */
public record Found(
        Total total,
        List<FoundDocument> documents,
        Map<Dimension, List<FacetCount>> facets,
        Coverage coverage,
        @Nullable String next) {
    public Found {
        documents = List.copyOf(documents);
    }
}
