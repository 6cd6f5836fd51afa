package vn.tangthu.search.server;

import java.util.List;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.search.Hit;

/**
 * A hit with its document and the rectangles on its best page.
 *
 * @param boxes all rectangles of all spans, in text order
 */
public record FoundDocument(Hit hit, Document document, List<Rectangle> boxes) implements FoundEntry {
    public FoundDocument {
        boxes = List.copyOf(boxes);
    }
}
