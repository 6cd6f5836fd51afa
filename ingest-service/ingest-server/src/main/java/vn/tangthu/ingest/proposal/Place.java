package vn.tangthu.ingest.proposal;

import java.util.List;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.ingest.proposal.pattern.Found;
import vn.tangthu.ingest.proposal.text.ReadText;

/**
 * Where something stands in a document.
 *
 * @param page from 1
 * @param rectangles of its words on the image of the page, one a line; empty where the words of the page have no places
 */
public record Place(int page, List<Rectangle> rectangles) {
    public Place {
        rectangles = List.copyOf(rectangles);
    }

    static Place of(ReadText text, Found found) {
        return new Place(
                text.page(found.stretches().getFirst()),
                found.stretches().stream()
                        .flatMap(stretch -> text.rectangles(stretch).stream())
                        .toList());
    }
}
