package vn.tangthu.search.memory;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.match.TextTerms;

/** A document with its pages in page order. */
record AnalysedDocument(IndexedDocument document, List<AnalysedPage> pages) {
    static AnalysedDocument of(IndexedDocument document) {
        TextTerms title = TextTerms.ofSyllables(document.title());
        return new AnalysedDocument(
                document,
                document.pages().stream()
                        .sorted(Comparator.comparingInt(IndexedPage::number))
                        .map(page -> AnalysedPage.of(page, title))
                        .toList());
    }

    @Nullable
    String value(Facet facet) {
        return switch (facet) {
            case CATEGORY -> document.category();
            case UNIT -> document.unit().value();
            case TYPE -> document.type();
            case YEAR -> document.year() == null ? null : String.valueOf(document.year());
        };
    }

    /** Whether all filters let the document through, leaving one facet's out if named. */
    boolean passes(Filters filters, @Nullable Facet except) {
        for (Facet facet : Facet.values()) {
            String value = value(facet);
            boolean chosen = filters.of(facet).isEmpty()
                    || (value != null && filters.of(facet).contains(value));
            if (facet != except && !chosen) {
                return false;
            }
        }
        return true;
    }
}
