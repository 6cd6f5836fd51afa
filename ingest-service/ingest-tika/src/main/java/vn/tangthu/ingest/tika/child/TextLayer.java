package vn.tangthu.ingest.tika.child;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.vietnamese.LegacyEncoding;
import vn.tangthu.vietnamese.VietnamesePlausibility;

/** The text layer of a PDF page, repaired where it is in an old encoding, and judged. */
final class TextLayer {
    /** From this share of the page an image is a scan, and not an illustration. */
    private static final double SCAN = 0.6;

    /** A scan with less text than this carries a stamp, a signature's note or a page number, but not its own text. */
    private static final int FULL_TEXT = 200;

    private final PageText text;
    private final double imageCoverage;

    private TextLayer(PageText text, double imageCoverage) {
        this.text = text;
        this.imageCoverage = imageCoverage;
    }

    static TextLayer of(PdfPageScan scan) {
        double coverage = scan.images().stream()
                .mapToDouble(PdfPageScan.DrawnImage::coverage)
                .sum();
        return new TextLayer(build(scan.words()), coverage);
    }

    private static PageText build(List<RawWord> words) {
        List<String> texts = repaired(words);
        PageTextBuilder builder = new PageTextBuilder();
        for (int i = 0; i < words.size(); i++) {
            RawWord word = words.get(i);
            builder.separate(word.before());
            builder.word(texts.get(i), word.box(), 1f);
        }
        return builder.build();
    }

    /** By the font's name where that tells, else by the look of all words together; one word a line keeps them apart. */
    private static List<String> repaired(List<RawWord> words) {
        String byFont = words.stream().map(TextLayer::byFont).collect(Collectors.joining("\n"));
        List<String> repaired = List.of(LegacyEncoding.repair(byFont).split("\n", -1));
        return repaired.size() == words.size()
                ? repaired
                : words.stream().map(TextLayer::byFont).toList();
    }

    private static String byFont(RawWord word) {
        @Nullable String font = word.font();
        String text = word.text().replace('\n', ' ');
        return font == null ? text : LegacyEncoding.repair(text, font);
    }

    PageText text() {
        return text;
    }

    /** Otherwise the page is better read from its image. */
    boolean useful() {
        if (text.isEmpty()) {
            return false;
        }
        if (imageCoverage >= SCAN && text.text().length() < FULL_TEXT) {
            return false;
        }
        return VietnamesePlausibility.score(text.text()) >= VietnamesePlausibility.USELESS_BELOW || shortAndPlain();
    }

    /** A form number or a table of codes alone on a page gives the judge nothing to judge. */
    private boolean shortAndPlain() {
        return imageCoverage < SCAN
                && text.text().length() < FULL_TEXT
                && text.text().chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\n');
    }
}
