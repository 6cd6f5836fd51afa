package vn.tangthu.ingest.tika.child;

import java.util.List;
import vn.tangthu.archive.document.Word;

/**
 * Text of a page with its words.
 *
 * @param text in NFC
 * @param confidence mean of the words; 1 when there are none
 */
record PageText(String text, List<Word> words, float confidence) {
    static final PageText NONE = new PageText("", List.of(), 1f);

    PageText {
        words = List.copyOf(words);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
