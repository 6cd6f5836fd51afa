package vn.tangthu.ingest.tika.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Sets text on A4 pages and notes where each word stands. */
final class Typesetter {
    private static final float SIZE = 13;
    private static final float LINE = 19;
    private static final float MARGIN = 62;
    private static final float ASCENT = 0.95f;
    private static final float DESCENT = 0.24f;
    private static final String FONT = "/net/sf/jasperreports/fonts/dejavu/DejaVuSerifCondensed.ttf";
    private final List<PlacedWord> words = new ArrayList<>();
    private final PDDocument document;
    private final PDFont font;
    private final int mostPages;
    private PDPageContentStream content;
    private int page;
    private float y;

    private Typesetter(PDDocument document, int mostPages, long id) throws IOException {
        this.document = document;
        this.mostPages = mostPages;
        document.setDocumentId(id);
        try (InputStream in = Objects.requireNonNull(Typesetter.class.getResourceAsStream(FONT))) {
            this.font = PDType0Font.load(document, in, true);
        }
        this.content = newPage();
    }

    /** @param id makes the bytes the same each time */
    static TypesetText set(String text, int mostPages, long id) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Typesetter typesetter = new Typesetter(document, mostPages, id);
            for (String paragraph : text.split("\n")) {
                if (!typesetter.paragraph(paragraph.strip())) {
                    break;
                }
            }
            typesetter.content.close();
            document.save(out);
            return new TypesetText(out.toByteArray(), typesetter.words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page++;
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, sheet);
    }

    private boolean paragraph(String text) throws IOException {
        if (text.isEmpty()) {
            y -= LINE / 2;
            return true;
        }
        float x = MARGIN;
        float space = width(" ");
        for (String word : text.split("(?U)\\s+")) {
            float width = width(word);
            if (x + width > PDRectangle.A4.getWidth() - MARGIN && x > MARGIN) {
                x = MARGIN;
                if (!lineFeed()) {
                    return false;
                }
            }
            show(word, x, width);
            x += width + space;
        }
        return lineFeed();
    }

    private boolean lineFeed() throws IOException {
        y -= LINE;
        if (y >= MARGIN) {
            return true;
        }
        if (page == mostPages) {
            return false;
        }
        content.close();
        content = newPage();
        return true;
    }

    private void show(String word, float x, float width) throws IOException {
        content.beginText();
        content.setFont(font, SIZE);
        content.newLineAtOffset(x, y);
        content.showText(word + " ");
        content.endText();
        float pageWidth = PDRectangle.A4.getWidth();
        float pageHeight = PDRectangle.A4.getHeight();
        words.add(new PlacedWord(
                page,
                word,
                x / pageWidth,
                (pageHeight - y - ASCENT * SIZE) / pageHeight,
                width / pageWidth,
                (ASCENT + DESCENT) * SIZE / pageHeight));
    }

    private float width(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    /** A PDF and where its words stand. */
    static final class TypesetText {
        private final byte[] pdf;
        private final List<PlacedWord> words;

        private TypesetText(byte[] pdf, List<PlacedWord> words) {
            this.pdf = pdf;
            this.words = List.copyOf(words);
        }

        byte[] pdf() {
            return pdf.clone();
        }

        List<PlacedWord> words() {
            return words;
        }
    }
}
