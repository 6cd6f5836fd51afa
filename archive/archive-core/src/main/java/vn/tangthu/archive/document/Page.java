package vn.tangthu.archive.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;

/**
 * A page that was read. Belongs to the bytes, not to the document: all documents over the same object share it.
 *
 * @param number from 1
 * @param text in Unicode NFC, never cut
 * @param words in reading order, offsets into {@code text}, not overlapping
 * @param width of the page image in pixels
 * @param height of the page image in pixels
 * @param confidence mean recognition confidence of the words, 0 to 1; 1 for born-digital text
 * @param image address of the page image (JPEG or PNG), upright and straight: words' boxes refer to it
 * @param failure why this page has no text although the document was read, or null
 */
public record Page(
        int number,
        String text,
        List<Word> words,
        int width,
        int height,
        TextSource source,
        float confidence,
        Sha256 image,
        @Nullable Failure failure) {
    /** Below this mean confidence a page counts as poorly recognised in the coverage line. */
    public static final float POOR_CONFIDENCE = 0.7f;

    public Page {
        text = StorableText.of(text);
        words = List.copyOf(words);
    }

    public boolean poor() {
        return failure != null || (source == TextSource.RECOGNISED && confidence < POOR_CONFIDENCE);
    }
}
