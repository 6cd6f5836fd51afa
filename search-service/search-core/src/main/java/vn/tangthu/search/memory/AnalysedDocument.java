package vn.tangthu.search.memory;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
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

    Set<String> values(Dimension dimension) {
        return switch (dimension) {
            case Facet.KIND -> Set.of(document.kind().code());
            case Facet.CATEGORY -> Set.of(document.category());
            case Facet.UNIT -> Set.of(document.unit().value());
            case Facet.TYPE -> document.type() == null ? Set.of() : Set.of(document.type());
            case Facet.YEAR -> document.year() == null ? Set.of() : Set.of(String.valueOf(document.year()));
            case AttributeField field ->
                document.attributes().stream()
                        .filter(attribute -> attribute.field().equals(field))
                        .map(Attribute::value)
                        .collect(Collectors.toSet());
        };
    }

    /** Whether all filters let the document through, leaving one dimension's out if named. */
    boolean passes(Filters filters, @Nullable Dimension except) {
        return document.attributes().containsAll(filters.required())
                && filters.values().entrySet().stream()
                        .allMatch(chosen -> chosen.getKey().equals(except)
                                || !Collections.disjoint(values(chosen.getKey()), chosen.getValue()));
    }
}
