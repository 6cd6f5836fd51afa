package vn.tangthu.ingest.tika.child;

import com.openhtmltopdf.extend.FSTextBreaker;

/** Lets lines end at spaces only: a document number broken at its hyphen would be two words to search. */
final class SpaceBreaker implements FSTextBreaker {
    private static final int DONE = -1;
    private String text = "";
    private int position;

    @Override
    public void setText(String newText) {
        text = newText;
        position = 0;
    }

    /** As {@link java.text.BreakIterator#next()}: the end of the text is the last place, then none. */
    @Override
    public int next() {
        if (position >= text.length()) {
            return DONE;
        }
        int space = text.indexOf(' ', position);
        position = space < 0 ? text.length() : space + 1;
        return position;
    }
}
