package vn.tangthu.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;

/**
 * A document for the index.
 *
 * @param version version of the metadata, so that drift can be found
 * @param title what identifies it: file name, number, person, issuer
 * @param year year of its date, or null
 * @param pages at least one; a document without pages is indexed with one empty page
 */
public record IndexedDocument(
        DocumentId id,
        long version,
        UnitCode unit,
        String category,
        String type,
        @Nullable Integer year,
        String title,
        List<IndexedPage> pages) {
    public IndexedDocument {
        pages = List.copyOf(pages);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A document for the index needs at least one page");
        }
    }
}
