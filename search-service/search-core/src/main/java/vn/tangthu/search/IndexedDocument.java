package vn.tangthu.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;

/**
 * An entry of the index: a document, or a case file.
 *
 * @param id that of the document, or that of the case file
 * @param version version of the metadata or of the case file, so that drift can be found
 * @param type type of the document, null for a case file
 * @param year year of its date, or null
 * @param title what identifies it: file name, number, person, issuer; names and numbers of a case file
 * @param attributes exact values to filter and count by
 * @param pages at least one; a document without pages is indexed with one empty page, a case file has one
 */
public record IndexedDocument(
        DocumentId id,
        long version,
        EntryKind kind,
        UnitCode unit,
        String category,
        @Nullable String type,
        @Nullable Integer year,
        String title,
        Set<Attribute> attributes,
        List<IndexedPage> pages) {
    public IndexedDocument {
        attributes = Set.copyOf(attributes);
        pages = List.copyOf(pages);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A document for the index needs at least one page");
        }
    }

    /** A document. */
    public IndexedDocument(
            DocumentId id,
            long version,
            UnitCode unit,
            String category,
            String type,
            @Nullable Integer year,
            String title,
            List<IndexedPage> pages) {
        this(id, version, EntryKind.DOCUMENT, unit, category, type, year, title, Set.of(), pages);
    }
}
