package vn.tangthu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.query.Query;

/**
 * One search.
 *
 * @param scope mandatory; see {@link AccessScope}
 * @param counted fields to count besides the facets
 * @param size hits wanted, 0 to 200
 * @param after cursor of the result before, or null for the first
 */
public record SearchRequest(
        AccessScope scope,
        Query query,
        Filters filters,
        Set<AttributeField> counted,
        int size,
        @Nullable Cursor after) {
    public static final int MAX_SIZE = 200;

    public SearchRequest {
        counted = Set.copyOf(counted);
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be 0 to " + MAX_SIZE);
        }
    }

    public SearchRequest(AccessScope scope, Query query, Filters filters, int size, @Nullable Cursor after) {
        this(scope, query, filters, Set.of(), size, after);
    }

    /** What is counted. */
    public List<Dimension> dimensions() {
        List<Dimension> result = new ArrayList<>(List.of(Facet.values()));
        result.addAll(counted);
        return result;
    }
}
