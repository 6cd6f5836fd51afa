package vn.tangthu.search.server;

import java.util.List;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.document.Word;
import vn.tangthu.search.Span;

/** Turns hits in a page's text into rectangles on its image. */
final class Rectangles {
    private Rectangles() {}

    /**
     * For each span its rectangles: one for each line of text it runs over.
     *
     * @param words of the page, by rising offsets
     * @param spans of the page's text
     */
    static List<List<Rectangle>> of(List<Word> words, List<Span> spans) {
        return spans.stream()
                .map(span -> Rectangle.of(words, span.from(), span.to()))
                .toList();
    }
}
