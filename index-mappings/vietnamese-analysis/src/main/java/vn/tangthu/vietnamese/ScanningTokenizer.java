package vn.tangthu.vietnamese;

import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/** Gives two terms, exact and folded, for each place of a text: the first moves on one position, the second stays. */
abstract class ScanningTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final StringBuilder buffer = new StringBuilder();
    private final char[] chunk = new char[8192];
    private @Nullable String pending;
    private int from;
    private int to;
    private int length;

    /** Begins a text. */
    abstract void begin(String text);

    /** Moves to the next place and answers whether there is one. */
    abstract boolean advance();

    abstract String exactTerm();

    abstract String foldedTerm();

    abstract int from();

    abstract int to();

    @Override
    public final boolean incrementToken() {
        String folded = pending;
        if (folded != null) {
            pending = null;
            emit(folded, 0);
            return true;
        }
        if (!advance()) {
            return false;
        }
        from = correctOffset(from());
        to = correctOffset(to());
        pending = foldedTerm();
        emit(exactTerm(), 1);
        return true;
    }

    private void emit(String text, int move) {
        clearAttributes();
        term.append(text);
        offset.setOffset(from, to);
        increment.setPositionIncrement(move);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending = null;
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
