package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.List;
import vn.tangthu.archive.document.Word;
import vn.tangthu.search.Span;

/** Turns stretches of a page's text into rectangles on its image. */
final class Rectangles {
    private Rectangles() {}

    /**
     * For each span its rectangles: one for each line of text it runs over.
     *
     * @param words of the page, by rising offsets
     * @param spans of the page's text
     */
    static List<List<Rectangle>> of(List<Word> words, List<Span> spans) {
        List<List<Rectangle>> result = new ArrayList<>(spans.size());
        for (Span span : spans) {
            result.add(of(words, span));
        }
        return result;
    }

    private static List<Rectangle> of(List<Word> words, Span span) {
        List<Rectangle> lines = new ArrayList<>();
        for (int i = firstEndingAfter(words, span.from()); i < words.size(); i++) {
            Word word = words.get(i);
            if (word.from() >= span.to()) {
                break;
            }
            Rectangle box = new Rectangle(word.x(), word.y(), word.w(), word.h());
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).sameLine(box)) {
                lines.set(last, lines.get(last).around(box));
            } else {
                lines.add(box);
            }
        }
        return List.copyOf(lines);
    }

    private static int firstEndingAfter(List<Word> words, int offset) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).to() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
