package vn.tangthu.search;

import java.util.List;
import vn.tangthu.archive.document.DocumentId;

/**
 * A document or a case file found, shown by its best page.
 *
 * @param document id of the entry
 * @param page number of the best page, from 1
 * @param matchingPages pages of the document on which the text matches; 0 where only title, number or names match
 * @param score larger is better; comparable within one result only
 * @param snippets from the best page, at most three, in text order; the beginning of the page where only metadata match
 * @param spans all hits on the best page, as offsets into the page's text
 */
public record Hit(
        DocumentId document, int page, int matchingPages, double score, List<Snippet> snippets, List<Span> spans) {
    public Hit {
        snippets = List.copyOf(snippets);
        spans = List.copyOf(spans);
    }
}
