package vn.tangthu.search;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.query.Query;

/**
 * One search.
 *
 * @param scope mandatory; see {@link AccessScope}
 * @param size hits wanted, 0 to 200
 * @param after cursor of the result before, or null for the first
 */
public record SearchRequest(
        AccessScope scope,
        Query query,
        Filters filters,
        int size,
        @Nullable Cursor after) {
    public static final int MAX_SIZE = 200;

    public SearchRequest {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be 0 to " + MAX_SIZE);
        }
    }
}
