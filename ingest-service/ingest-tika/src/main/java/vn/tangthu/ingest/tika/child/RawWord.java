package vn.tangthu.ingest.tika.child;

import org.jspecify.annotations.Nullable;

/**
 * A word as it stands in a file, before any repair.
 *
 * @param before what separates it from the word before
 * @param font name of the font of its first character, or null
 */
record RawWord(String text, Box box, @Nullable String font, PageTextBuilder.Break before) {
    /** Collects the characters of one word after the other. */
    static final class Collector {
        private final StringBuilder text = new StringBuilder();
        private Box box = Box.EMPTY;
        private @Nullable String font;

        void add(String characters, Box at, @Nullable String fontName) {
            if (text.isEmpty()) {
                font = fontName;
            }
            text.append(characters);
            box = box.including(at);
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        RawWord take(PageTextBuilder.Break before) {
            RawWord word = new RawWord(text.toString(), box, font, before);
            text.setLength(0);
            box = Box.EMPTY;
            font = null;
            return word;
        }
    }
}
