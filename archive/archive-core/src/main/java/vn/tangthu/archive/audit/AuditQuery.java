package vn.tangthu.archive.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter over the trail; null components do not filter.
 *
 * @param before only entries with a smaller sequence: the cursor for paging, newest first
 * @param size at most this many entries, 1 to 1,000
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before,
        int size) {
    public AuditQuery {
        if (size < 1 || size > 1000) {
            throw new IllegalArgumentException("size must be 1 to 1000");
        }
    }

    public static AuditQuery newest(int size) {
        return new AuditQuery(null, null, null, null, null, null, size);
    }
}
