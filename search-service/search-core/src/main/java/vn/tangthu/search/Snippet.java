package vn.tangthu.search;

import java.util.List;

/**
 * A piece of a page's text around hits.
 *
 * @param spans hits, as offsets into {@code text}
 */
public record Snippet(String text, List<Span> spans) {
    public Snippet {
        spans = List.copyOf(spans);
    }
}
