package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Goes once through a page's content and notes its words, in reading order, and the images it draws. */
final class PdfPageScan extends PDFTextStripper {
    /** An image drawn: its share of the page's area, its resolution, its pixels; {@code jpx} is JPEG 2000. */
    record DrawnImage(double coverage, double dotsPerInch, long pixels, boolean jpx, boolean fillsPage) {}

    /** Operators that put something else than text and images on the page. */
    private static final Set<String> PAINTING =
            Set.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI", "W", "W*");

    private final PdfGeometry geometry;
    private final List<RawWord> words = new ArrayList<>();
    private final List<DrawnImage> images = new ArrayList<>();
    private final Map<Integer, Integer> directions = new HashMap<>();
    private final boolean annotated;
    private @Nullable PDXObject sole;
    private boolean painted;
    private PageTextBuilder.Break pending = PageTextBuilder.Break.NOTHING;

    private PdfPageScan(PDDocument document, PDPage page) throws IOException {
        this.document = document;
        this.output = Writer.nullWriter();
        this.geometry = new PdfGeometry(page);
        this.annotated = !page.getAnnotations().isEmpty();
        // The page's own wins where there is hardly any text.
        directions.put(page.getRotation(), 1);
        // Pages are handed in one by one, so the engine never counts them.
        setStartPage(0);
        setShouldSeparateByBeads(false);
    }

    static PdfPageScan of(PDDocument document, PDPage page) throws IOException {
        int rotation = page.getRotation();
        PdfPageScan scan = new PdfPageScan(document, page);
        if (page.hasContents()) {
            scan.processPage(page);
            int direction = scan.mainDirection();
            if (direction != rotation) {
                return turned(document, page, direction);
            }
        }
        return scan;
    }

    /** The engine finds lines and words only where text runs upright on the page as turned. */
    private static PdfPageScan turned(PDDocument document, PDPage page, int direction) throws IOException {
        PdfPageScan scan = new PdfPageScan(document, page);
        COSBase rotation = page.getCOSObject().getItem(COSName.ROTATE);
        page.setRotation(direction);
        try {
            scan.processPage(page);
        } finally {
            page.getCOSObject().setItem(COSName.ROTATE, rotation);
        }
        return scan;
    }

    private int mainDirection() {
        return Collections.max(directions.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        directions.merge((int) position.getDir(), 1, Integer::sum);
        super.processTextPosition(position);
    }

    List<RawWord> words() {
        return words;
    }

    List<DrawnImage> images() {
        return images;
    }

    @Override
    protected void writeString(String text, @Nullable List<TextPosition> positions) {
        if (positions == null) {
            return;
        }
        RawWord.Collector word = new RawWord.Collector();
        for (TextPosition position : positions) {
            String unicode = position.getUnicode();
            if (isSpace(unicode)) {
                add(word);
                pending = pending.stronger(PageTextBuilder.Break.SPACE);
            } else {
                word.add(unicode, geometry.box(position), fontName(position));
            }
        }
        add(word);
    }

    /** No-break spaces too. */
    private static boolean isSpace(@Nullable String unicode) {
        return unicode == null
                || unicode.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private void add(RawWord.Collector collector) {
        if (!collector.isEmpty()) {
            words.add(collector.take(pending));
            pending = PageTextBuilder.Break.NOTHING;
        }
    }

    private static @Nullable String fontName(TextPosition position) {
        return position.getFont() == null ? null : position.getFont().getName();
    }

    @Override
    protected void writeWordSeparator() {
        pending = pending.stronger(PageTextBuilder.Break.SPACE);
    }

    @Override
    protected void writeLineSeparator() {
        pending = pending.stronger(PageTextBuilder.Break.LINE);
    }

    @Override
    protected void writeParagraphSeparator() {
        pending = pending.stronger(PageTextBuilder.Break.PARAGRAPH);
    }

    @Override
    protected void writeParagraphStart() {
        pending = pending.stronger(PageTextBuilder.Break.LINE);
    }

    @Override
    protected void writeParagraphEnd() {
        pending = pending.stronger(PageTextBuilder.Break.LINE);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (operator.getName().equals("Do") && operands.size() == 1 && operands.get(0) instanceof COSName name) {
            noteImage(name);
        }
        if (PAINTING.contains(operator.getName())) {
            painted = true;
        }
        super.processOperator(operator, operands);
    }

    /**
     * The image that is all there is on the page, filling it, upright and without a mask: it needs no drawing to be seen.
     */
    Optional<PDImageXObject> soleImage() throws IOException {
        return images.size() == 1 && images.get(0).fillsPage() && !painted && !annotated && words.isEmpty()
                ? plain(sole)
                : Optional.empty();
    }

    private static Optional<PDImageXObject> plain(@Nullable PDXObject object) throws IOException {
        return object instanceof PDImageXObject image
                        && !image.isStencil()
                        && image.getMask() == null
                        && image.getSoftMask() == null
                ? Optional.of(image)
                : Optional.empty();
    }

    private void noteImage(COSName name) throws IOException {
        if (getResources() == null || !getResources().isImageXObject(name)) {
            return;
        }
        COSDictionary objects = getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
        if (objects == null || !(objects.getDictionaryObject(name) instanceof COSStream stream)) {
            return;
        }
        long width = Math.max(0, stream.getInt(COSName.WIDTH, 0));
        long height = Math.max(0, stream.getInt(COSName.HEIGHT, 0));
        Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
        double drawnWidth = Math.hypot(matrix.getScaleX(), matrix.getShearY());
        double drawnHeight = Math.hypot(matrix.getShearX(), matrix.getScaleY());
        double coverage = drawnWidth * drawnHeight / geometry.area();
        double resolution = drawnWidth == 0 ? 0 : width * 72 / drawnWidth;
        boolean jpx = filters(stream).contains(COSName.JPX_DECODE);
        images.add(new DrawnImage(coverage, resolution, width * height, jpx, geometry.isFilledBy(matrix)));
        sole = jpx ? null : getResources().getXObject(name);
    }

    private static Set<COSBase> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray array) {
            return new HashSet<>(array.toList());
        }
        return filters == null ? Set.of() : Set.of(filters);
    }
}
