package vn.tangthu.archive.document;

import java.util.List;

/**
 * A word on a page.
 *
 * @param from first character in the page's text (UTF-16 index)
 * @param to one past the last
 * @param x left edge, as a fraction of the width of the page image, 0 to 1
 * @param y upper edge, as a fraction of its height
 * @param w width, as a fraction of the page's width
 * @param h height, as a fraction of the page's height
 * @param confidence 0 to 1; 1 for text that was not recognised but born digital
 */
public record Word(int from, int to, float x, float y, float w, float h, float confidence) {
    /**
     * Place in the list of the first word that ends after an offset; the size of the list where none does.
     *
     * @param words by rising offsets
     */
    public static int firstEndingAfter(List<Word> words, int offset) {
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
