package vn.tangthu.archive.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;

/**
 * A filter over documents; null components do not filter.
 *
 * @param year year of the document's date
 * @param receivedBy account that uploaded it
 * @param receivedBefore the cursor for paging, newest first: only documents received before this moment, or at it with a
 *     smaller id than {@code idBefore}
 */
public record DocumentFilter(
        @Nullable String category,
        @Nullable UnitCode unit,
        @Nullable String type,
        @Nullable Integer year,
        @Nullable DocumentState state,
        @Nullable String receivedBy,
        @Nullable DocumentId parent,
        @Nullable Instant receivedBefore,
        @Nullable DocumentId idBefore) {
    public static DocumentFilter all() {
        return new DocumentFilter(null, null, null, null, null, null, null, null, null);
    }
}
