package vn.tangthu.vietnamese;

import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives two terms, exact and folded, for each place of a text: the first moves on one position, the second stays. */
abstract class ScanningTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final StringBuilder buffer = new StringBuilder();
    private final char[] chunk = new char[8192];
    private boolean foldedIsNext;
    private int from;
    private int to;
    private int length;

    /** Begins a text. */
    abstract void begin(String text);

    /** Moves to the next place and answers whether there is one. */
    abstract boolean advance();

    /** Writes the term of this place; texts come by the million, so that no string is made for it. */
    abstract void exact(CharTermAttribute term);

    abstract void folded(CharTermAttribute term);

    abstract int from();

    abstract int to();

    @Override
    public final boolean incrementToken() {
        if (foldedIsNext) {
            place(0);
            folded(term);
            foldedIsNext = false;
            return true;
        }
        if (!advance()) {
            return false;
        }
        from = correctOffset(from());
        to = correctOffset(to());
        place(1);
        exact(term);
        foldedIsNext = true;
        return true;
    }

    private void place(int move) {
        clearAttributes();
        offset.setOffset(from, to);
        increment.setPositionIncrement(move);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        foldedIsNext = false;
        buffer.setLength(0);
        for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
            buffer.append(chunk, 0, read);
        }
        length = buffer.length();
        begin(buffer.toString());
    }

    @Override
    public void end() throws IOException {
        super.end();
        int last = correctOffset(length);
        offset.setOffset(last, last);
    }
}
