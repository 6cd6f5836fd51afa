package vn.tangthu.ingest.tika.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One text as the files an office has of it: text PDF, scan, Word file. The same text and seed give the same bytes.
 *
 * <p>Words of the text PDF stand where {@link #words()} says; on a scan they stand there once it is straightened.
 */
public final class SampleDocuments {
    private static final String CIRCULAR = "thong-tu.txt";
    private final String text;
    private final long seed;
    private final Typesetter.TypesetText typeset;

    private SampleDocuments(String text, int mostPages, long seed) {
        this.text = text;
        this.seed = seed;
        this.typeset = Typesetter.set(text, mostPages, seed);
    }

    /** The circular on the database on the execution of criminal judgments. */
    public static SampleDocuments circular(long seed) {
        return new SampleDocuments(circularText(), Integer.MAX_VALUE, seed);
    }

    /** Its first pages. */
    public static SampleDocuments circular(int mostPages, long seed) {
        return new SampleDocuments(circularText(), mostPages, seed);
    }

    /** Any text; paragraphs end with a line feed. */
    public static SampleDocuments of(String text, long seed) {
        return new SampleDocuments(text, Integer.MAX_VALUE, seed);
    }

    /** The circular's text. */
    public static String circularText() {
        try (InputStream in = Objects.requireNonNull(SampleDocuments.class.getResourceAsStream(CIRCULAR))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return text;
    }

    /** Of the text PDF, in reading order. */
    public List<PlacedWord> words() {
        return typeset.words();
    }

    public int pages() {
        return words().isEmpty() ? 1 : words().get(words().size() - 1).page();
    }

    public byte[] textPdf() {
        return typeset.pdf();
    }

    /** Skewed by 1.2 degrees, noisy, 200 dots an inch, JPEG 40, as a PDF. */
    public byte[] scannedPdf() {
        return SampleScanner.usual(seed).scanToPdf(typeset.pdf());
    }

    /** The same scan page by page. */
    public List<BufferedImage> scans() {
        return SampleScanner.usual(seed).scan(typeset.pdf());
    }

    /** The same scan as one TIFF file of all pages. */
    public byte[] scannedTiff() {
        return SampleContainers.tiff(scans(), "LZW");
    }

    /** The first scanned page as a photo. */
    public byte[] scannedJpeg() {
        return SampleScanner.usual(seed).jpeg(scans().get(0));
    }

    /** The text as a Word file, a paragraph a line. */
    public byte[] docx() {
        return SampleContainers.docx(text);
    }
}
