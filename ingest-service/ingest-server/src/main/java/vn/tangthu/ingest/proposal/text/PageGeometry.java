package vn.tangthu.ingest.proposal.text;

import java.util.BitSet;
import java.util.List;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.Word;

/**
 * What the places of the words say about the text of a page: where a gap parts two columns, and where a line ends because it
 * was full, so that the next one goes on with it.
 */
final class PageGeometry {
    /** In widths of a usual character; spaces of justified text are narrower. */
    private static final float WIDE_GAP = 3.2f;

    /** In heights of a line, from the top of one to the top of the next. */
    private static final float NEXT_LINE = 2.6f;

    /** Of a first line, as a fraction of the width of the page. */
    private static final float WIDEST_INDENT = 0.1f;

    private static final double FULL_LINES = 0.9;
    private static final double NEARLY_FULL = 0.8;
    private final BitSet wide = new BitSet();
    private final BitSet runningOn = new BitSet();
    private final BitSet fullLines = new BitSet();

    PageGeometry(Page page) {
        if (page.words().isEmpty()) {
            byLengthOfLines(page.text());
        } else {
            byPlaces(page);
        }
    }

    /** Whether the space at this offset of the page's text parts columns. */
    boolean partsColumns(int offset) {
        return wide.get(offset);
    }

    /** Whether the text goes on after the line end at this offset of the page's text. */
    boolean runsOn(int offset) {
        return runningOn.get(offset);
    }

    /** Whether the line that ends at this offset of the page's text had no room left. */
    boolean full(int offset) {
        return fullLines.get(offset);
    }

    private void byPlaces(Page page) {
        List<Word> words = page.words();
        float character = widthOfCharacter(words);
        float margin = rightMargin(page);
        float column = words.getFirst().x();
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i - 1);
            Word next = words.get(i);
            int lineEnd = page.text().substring(word.to(), next.from()).indexOf('\n');
            if (lineEnd < 0) {
                boolean apart = Math.abs(next.y() - word.y()) > NEXT_LINE * Math.max(word.h(), next.h());
                boolean gap = next.x() - right(word) > WIDE_GAP * character;
                wide.set(word.to(), gap || apart);
                column = gap || apart ? next.x() : column;
            } else {
                boolean below = next.y() > word.y() && next.y() - word.y() < NEXT_LINE * Math.max(word.h(), next.h());
                boolean full = right(word) + next.w() + character > margin;
                boolean sameColumn = next.x() < word.x() && next.x() > column - WIDEST_INDENT;
                runningOn.set(word.to() + lineEnd, next.from(), below && full && sameColumn);
                fullLines.set(word.to() + lineEnd, full);
                column = next.x();
            }
        }
    }

    private static float right(Word word) {
        return word.x() + word.w();
    }

    private static float widthOfCharacter(List<Word> words) {
        double[] widths = words.stream()
                .mapToDouble(word -> word.w() / Math.max(1, word.to() - word.from()))
                .sorted()
                .toArray();
        return (float) widths[widths.length / 2];
    }

    /** Where full lines end: most of the long ones do. */
    private static float rightMargin(Page page) {
        List<Word> words = page.words();
        double[] ends = java.util.stream.IntStream.range(0, words.size())
                .filter(i -> i + 1 == words.size()
                        || page.text()
                                        .substring(
                                                words.get(i).to(),
                                                words.get(i + 1).from())
                                        .indexOf('\n')
                                >= 0)
                .mapToDouble(i -> right(words.get(i)))
                .sorted()
                .toArray();
        return (float) ends[(int) (FULL_LINES * (ends.length - 1))];
    }

    private void byLengthOfLines(String text) {
        int longest = text.lines().mapToInt(String::length).max().orElse(0);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            boolean blankNext = end + 1 < text.length() && text.charAt(end + 1) == '\n';
            runningOn.set(end, !blankNext && end - start >= NEARLY_FULL * longest);
            start = end + 1;
        }
    }
}
