package vn.tangthu.search;

import java.util.List;

/** All hits on one page of a document, as offsets into the page's text, in text order. */
public record PageMatch(int page, List<Span> spans) {
    public PageMatch {
        spans = List.copyOf(spans);
    }
}
