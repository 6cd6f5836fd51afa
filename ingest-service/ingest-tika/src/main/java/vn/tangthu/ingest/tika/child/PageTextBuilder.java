package vn.tangthu.ingest.tika.child;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import vn.tangthu.archive.document.Word;

/** Puts words together to the text of a page: spaces, lines and paragraphs between them, offsets kept. */
final class PageTextBuilder {
    /** What stands between two words; a stronger break wins over weaker ones beside it. */
    enum Break {
        NOTHING(""),
        SPACE(" "),
        LINE("\n"),
        PARAGRAPH("\n\n");

        private final String text;

        Break(String text) {
            this.text = text;
        }

        Break stronger(Break other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();
    private Break pending = Break.NOTHING;
    private double confidences;

    void separate(Break with) {
        pending = pending.stronger(with);
    }

    /** Appends a word in NFC; blank ones are left out, and so are those with no part on the page. */
    void word(String raw, Box box, float confidence) {
        String word = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (word.isEmpty() || !box.onPage()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(pending.text);
        }
        pending = Break.NOTHING;
        int from = text.length();
        text.append(word);
        Box inside = box.clamped();
        words.add(new Word(
                from,
                text.length(),
                (float) inside.left(),
                (float) inside.top(),
                (float) inside.width(),
                (float) inside.height(),
                confidence));
        confidences += confidence;
    }

    PageText build() {
        // A word that starts with a mark would join the character before it, were there no space between them.
        return new PageText(
                text.toString(), words, words.isEmpty() ? 1f : (float) Math.min(1, confidences / words.size()));
    }
}
