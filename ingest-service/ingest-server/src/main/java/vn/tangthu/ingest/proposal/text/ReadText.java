package vn.tangthu.ingest.proposal.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.document.Word;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * The pages of a document as one text, folded for patterns, with the way back to the words on the pages. A tab stands for a
 * gap between columns, {@link #PAGE_END} for the end of a page: no pattern's white space matches it, so no value runs over it.
 */
public final class ReadText {
    public static final char PAGE_END = '\u001e';
    private static final Pattern SYLLABLE = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("(?U)\\s+");
    /** In heights of a line, from its top. */
    private static final float FAR_BELOW = 3;

    private static final float NEXT_LINE = 2.2f;
    private final List<Page> pages;
    private final int[] starts;
    private final String original;
    private final String folded;
    private final int[] origins;
    private final BitSet runningOn = new BitSet();
    private final BitSet fullLines = new BitSet();
    private final List<Syllable> syllables;

    private ReadText(List<Page> pages) {
        this.pages = pages;
        starts = new int[pages.size()];
        StringBuilder whole = new StringBuilder();
        Folded result = new Folded();
        for (int i = 0; i < pages.size(); i++) {
            starts[i] = whole.length();
            result.add(pages.get(i), starts[i]);
            whole.append(pages.get(i).text()).append(PAGE_END);
            result.put(PAGE_END, whole.length() - 1);
        }
        result.end(whole.length());
        original = whole.toString();
        folded = result.text.toString();
        origins = Arrays.copyOf(result.origins, folded.length() + 1);
        syllables = syllablesOf(folded);
    }

    /** @param pages in any order; those without text are left out */
    public static ReadText of(List<Page> pages) {
        return new ReadText(pages.stream()
                .filter(page -> !page.text().isBlank())
                .sorted(Comparator.comparingInt(Page::number))
                .toList());
    }

    /** Builds the folded text and where its characters come from. */
    private final class Folded {
        private final StringBuilder text = new StringBuilder();
        private int[] origins = new int[1024];

        void add(Page page, int start) {
            PageGeometry geometry = new PageGeometry(page);
            String from = page.text();
            for (int i = 0; i < from.length(); ) {
                int c = from.codePointAt(i);
                String plain = geometry.partsColumns(i) && Character.isWhitespace(c) ? "\t" : Folding.fold(c);
                runningOn.set(text.length(), geometry.runsOn(i));
                fullLines.set(text.length(), geometry.full(i));
                for (int k = 0; k < plain.length(); k++) {
                    put(plain.charAt(k), start + i);
                }
                i += Character.charCount(c);
            }
        }

        void put(char c, int origin) {
            if (text.length() + 2 >= origins.length) {
                origins = Arrays.copyOf(origins, 2 * origins.length);
            }
            origins[text.length()] = origin;
            text.append(c);
        }

        void end(int origin) {
            origins[text.length()] = origin;
        }
    }

    private static List<Syllable> syllablesOf(String folded) {
        List<Syllable> result = new ArrayList<>();
        Matcher matcher = SYLLABLE.matcher(folded);
        while (matcher.find()) {
            result.add(new Syllable(matcher.start(), matcher.end(), VietnameseText.fold(matcher.group())));
        }
        return List.copyOf(result);
    }

    /** The text without marks and in lower case; offsets of everything here refer to it. */
    public String folded() {
        return folded;
    }

    public int length() {
        return folded.length();
    }

    /** The syllables of all pages, in order. */
    public List<Syllable> syllables() {
        return syllables;
    }

    /** Place in {@link #syllables()} of the first that ends after this offset. */
    public int syllableAt(int place) {
        int low = 0;
        int high = syllables.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (syllables.get(middle).to() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The text as it was read, in one line. */
    public String asRead(Stretch stretch) {
        return SPACES.matcher(original.substring(origins[stretch.from()], end(stretch)))
                .replaceAll(" ")
                .strip();
    }

    /** A ligature becomes several characters: it belongs to a stretch as soon as one of them does. */
    private int end(Stretch stretch) {
        int to = stretch.to();
        while (to > stretch.from() && to < folded.length() && origins[to] == origins[to - 1]) {
            to++;
        }
        return origins[to];
    }

    /** The first character as it was read: tells capitals. */
    public int characterAt(int place) {
        return original.codePointAt(origins[place]);
    }

    /** Whether the text goes on in the next line: this one was full. */
    public boolean runsOn(int lineEnd) {
        return runningOn.get(lineEnd);
    }

    /** Whether there is nothing but a line end, over which the text runs on, from one place to another. */
    public boolean runsOn(int from, int to) {
        String between = folded.substring(from, to);
        return (between.equals("\n") || between.equals("\n\n")) && runsOn(from);
    }

    /** Whether the line that ends here had no room left, whatever the next one is. */
    public boolean isFull(int lineEnd) {
        return fullLines.get(lineEnd);
    }

    /** Number of the page, from 1. */
    public int page(Stretch stretch) {
        return pages.get(pageAt(stretch)).number();
    }

    /** Where it stands on its page; empty where the page's words have no places. */
    public List<Rectangle> rectangles(Stretch stretch) {
        int page = pageAt(stretch);
        return Rectangle.of(pages.get(page).words(), onPage(origins[stretch.from()], page), onPage(end(stretch), page));
    }

    /** How sure recognition was of the least sure word. */
    public double confidence(Stretch stretch) {
        int index = pageAt(stretch);
        Page page = pages.get(index);
        int to = onPage(end(stretch), index);
        double least = 1;
        int first = Word.firstEndingAfter(page.words(), onPage(origins[stretch.from()], index));
        for (int i = first; i < page.words().size() && page.words().get(i).from() < to; i++) {
            least = Math.min(least, page.words().get(i).confidence());
        }
        return page.words().isEmpty() ? page.confidence() : least;
    }

    /** The first syllable of the next line in the same column as this stretch. */
    public Optional<Syllable> below(Stretch stretch) {
        int index = pageAt(stretch);
        List<Rectangle> lines = rectangles(stretch);
        if (lines.isEmpty()) {
            int lineEnd = folded.indexOf('\n', stretch.to());
            return syllable(lineEnd < 0 ? folded.length() : lineEnd)
                    .filter(found ->
                            folded.substring(stretch.to(), found.from()).indexOf(PAGE_END) < 0);
        }
        Rectangle above = lines.getLast();
        return pages.get(index).words().stream()
                .filter(word -> isBelow(word, above) && word.y() < above.y() + FAR_BELOW * above.h())
                .filter(word -> word.x() < above.x() + above.w() && word.x() + word.w() > above.x())
                .min(Comparator.comparingDouble((Word word) -> Math.round(word.y() / above.h()))
                        .thenComparingDouble(Word::x))
                .flatMap(word -> syllable(cellFrom(fold(starts[index] + word.from()))));
    }

    private static boolean isBelow(Word word, Rectangle line) {
        return word.y() + word.h() / 2 > line.y() + line.h();
    }

    /** Where the line of a column begins. */
    private int cellFrom(int place) {
        int from = place;
        while (from > 0 && "\n\t".indexOf(folded.charAt(from - 1)) < 0 && folded.charAt(from - 1) != PAGE_END) {
            from--;
        }
        return from;
    }

    /**
     * What a line of a column goes on with in the next, where other columns stand between: the column was too narrow.
     *
     * @param column where the column begins, for example at the words before a value
     * @param value ends where the line of the column ends; the text goes on in another column
     */
    public Optional<Stretch> goesOn(int column, Stretch value) {
        int next = syllableAt(value.to());
        if (next >= syllables.size()
                || folded.substring(value.to(), syllables.get(next).from()).matches("(?s).*[^ \\t].*")) {
            return Optional.empty();
        }
        List<Rectangle> here = rectangles(value);
        List<Rectangle> begin = rectangles(new Stretch(column, value.from()));
        List<Rectangle> beside = rectangles(
                new Stretch(syllables.get(next).from(), syllables.get(next).to()));
        return here.size() != 1 || begin.isEmpty() || beside.isEmpty()
                ? Optional.empty()
                : narrowed(pageAt(value), begin.getFirst(), here.getFirst(), beside.getFirst());
    }

    private Optional<Stretch> narrowed(int index, Rectangle begin, Rectangle here, Rectangle beside) {
        List<Word> below = pages.get(index).words().stream()
                .filter(word -> isBelow(word, here) && word.y() < here.y() + NEXT_LINE * here.h())
                .filter(word -> word.x() > begin.x() - here.h() / 2 && word.x() + word.w() < beside.x())
                .toList();
        if (below.isEmpty() || here.x() + here.w() + below.getFirst().w() < beside.x() - here.h()) {
            return Optional.empty();
        }
        Stretch stretch = new Stretch(
                fold(starts[index] + below.getFirst().from()),
                fold(starts[index] + below.getLast().to()));
        return folded.substring(stretch.from(), stretch.to()).indexOf('\n') < 0
                ? Optional.of(stretch)
                : Optional.empty();
    }

    private Optional<Syllable> syllable(int place) {
        int found = syllableAt(place);
        return found < syllables.size() ? Optional.of(syllables.get(found)) : Optional.empty();
    }

    private int fold(int origin) {
        int found = Arrays.binarySearch(origins, 0, folded.length(), origin);
        return found >= 0 ? found : -found - 1;
    }

    private int pageAt(Stretch stretch) {
        int found = Arrays.binarySearch(starts, origins[stretch.from()]);
        return found >= 0 ? found : -found - 2;
    }

    private int onPage(int origin, int page) {
        return Math.min(
                Math.max(0, origin - starts[page]), pages.get(page).text().length());
    }

    /** How surely the pages were recognised on the whole. */
    public double confidence() {
        return pages.stream().mapToDouble(Page::confidence).average().orElse(0);
    }

    /** Without its characters of this class at both ends. */
    public Stretch trimmed(Stretch stretch, String characters) {
        int from = stretch.from();
        int to = stretch.to();
        while (from < to && characters.indexOf(folded.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && characters.indexOf(folded.charAt(to - 1)) >= 0) {
            to--;
        }
        return new Stretch(from, to);
    }
}
