package vn.tangthu.archive.document;

import java.util.ArrayList;
import java.util.List;

/** A rectangle on a page, as fractions of its width and height. */
public record Rectangle(float x, float y, float w, float h) {
    /**
     * The rectangles of a stretch of a page's text: one for each line of text that it runs over.
     *
     * @param words of the page, by rising offsets
     * @param from first character
     * @param to one past the last
     */
    public static List<Rectangle> of(List<Word> words, int from, int to) {
        List<Rectangle> lines = new ArrayList<>();
        for (int i = Word.firstEndingAfter(words, from); i < words.size(); i++) {
            Word word = words.get(i);
            if (word.from() >= to) {
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

    /** The smallest rectangle around both. */
    private Rectangle around(Rectangle other) {
        float left = Math.min(x, other.x);
        float top = Math.min(y, other.y);
        float right = Math.max(x + w, other.x + other.w);
        float bottom = Math.max(y + h, other.y + other.h);
        return new Rectangle(left, top, right - left, bottom - top);
    }

    /** Whether both stand on one line of text: they share more than half of the lower one's height. */
    private boolean sameLine(Rectangle other) {
        float shared = Math.min(y + h, other.y + other.h) - Math.max(y, other.y);
        return shared > 0.5f * Math.min(h, other.h);
    }
}
