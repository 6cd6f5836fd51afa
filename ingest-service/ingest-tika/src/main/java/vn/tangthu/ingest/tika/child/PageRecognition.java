package vn.tangthu.ingest.tika.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import vn.tangthu.archive.document.FailureCode;

/** From the image of a page to its upright, straight picture and its words. */
final class PageRecognition {
    /** Below this mean confidence, or with hardly a word, the page may stand on its head. */
    private static final float DOUBTFUL = 0.6f;

    private static final int FEW_WORDS = 3;
    private static final double A4_LONG_SIDE_INCHES = 11.69;
    private static final int LEAST_RESOLUTION = 70;
    private static final int MOST_RESOLUTION = 600;
    private final Job job;
    private final Tesseract tesseract;

    PageRecognition(Job job) {
        this.job = job;
        this.tesseract = new Tesseract(job);
    }

    /** What recognition needs of a page image. */
    record Prepared(GreyImage grey, ColourImage picture, int dotsPerInch) {}

    /** @param dotsPerInch of the image, or 0 where unknown */
    static Prepared prepare(BufferedImage image, int dotsPerInch) {
        return new Prepared(
                GreyImage.withoutRedInk(image),
                ColourImage.of(image),
                dotsPerInch > 0 ? dotsPerInch : resolution(image));
    }

    /** As if the sheet were A4. */
    private static int resolution(BufferedImage image) {
        int longSide = Math.max(image.getWidth(), image.getHeight());
        return (int) Math.max(LEAST_RESOLUTION, Math.min(MOST_RESOLUTION, longSide / A4_LONG_SIDE_INCHES));
    }

    /** Recognises a page and hands it over; a page that fails is handed over with its reason. */
    void handOver(int number, Prepared page) throws ReadingStoppedException, InterruptedException {
        PageLayout layout = PageLayout.of(page.grey());
        int quarters = layout.lying() ? 1 : 0;
        try {
            PageText text = PageText.NONE;
            if (!layout.blank()) {
                text = recognise(page, quarters, layout.skew());
                if (doubtful(text)) {
                    Optional<PageText> other = onItsHead(page, quarters, layout.skew(), text);
                    quarters += other.isPresent() ? 2 : 0;
                    text = other.orElse(text);
                }
            }
            job.page(number, PageResult.recognised(text, write(page, quarters, layout.skew())));
        } catch (ReadingStoppedException e) {
            job.page(number, PageResult.failed(e.onPage(number), write(page, quarters, layout.skew())));
        }
    }

    private PageText recognise(Prepared page, int quarters, double skew)
            throws ReadingStoppedException, InterruptedException {
        GreyImage upright = page.grey().quarterTurned(quarters).rotated(skew);
        return tesseract.recognise(upright, page.dotsPerInch());
    }

    private static boolean doubtful(PageText text) {
        return text.words().size() < FEW_WORDS || text.confidence() < DOUBTFUL;
    }

    /** The text of the page turned by a half, where that is better than the text given. */
    private Optional<PageText> onItsHead(Prepared page, int quarters, double skew, PageText text)
            throws ReadingStoppedException, InterruptedException {
        GreyImage upright = page.grey().quarterTurned(quarters).rotated(skew);
        Optional<Integer> orientation = tesseract.orientation(upright, page.dotsPerInch());
        if (orientation.isPresent() && orientation.get() != 2) {
            return Optional.empty();
        }
        PageText other = recognise(page, quarters + 2, skew);
        return weight(other) > weight(text) ? Optional.of(other) : Optional.empty();
    }

    private static double weight(PageText text) {
        return text.words().stream().mapToDouble(word -> word.confidence()).sum();
    }

    private PagePicture write(Prepared page, int quarters, double skew) throws ReadingStoppedException {
        try {
            return PageImages.write(
                    job, page.picture().upright(quarters, skew, PageImages.LONG_SIDE), PageImages.Content.SCAN);
        } catch (IOException e) {
            throw new ReadingStoppedException(FailureCode.INTERNAL, "writing a page image", e);
        }
    }
}
