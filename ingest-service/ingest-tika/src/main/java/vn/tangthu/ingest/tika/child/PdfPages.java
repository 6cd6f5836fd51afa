package vn.tangthu.ingest.tika.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;

/** The pages of an open PDF, one after the other: by their text where it is good, else by their image. */
final class PdfPages {
    /** Whether the text layer may be believed unseen: ours may, one from outside is judged. */
    enum Trust {
        OWN,
        JUDGED
    }

    private static final double BORN_DIGITAL_RESOLUTION = 120;
    private static final double SCAN_RESOLUTION = 300;
    private static final double LEAST_SCAN_RESOLUTION = 150;
    private static final double WHOLE_PAGE = 0.8;
    private static final double LONGEST_BORN_DIGITAL = 2000;
    private static final double LONGEST_SCAN = 5200;
    private final Job job;
    private final PDDocument document;
    private final PDFRenderer renderer;
    private final Trust trust;

    PdfPages(Job job, PDDocument document, Trust trust) {
        this.job = job;
        this.document = document;
        this.trust = trust;
        this.renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        renderer.setDefaultDestination(RenderDestination.VIEW);
    }

    /** @param before pages of the job that come before this PDF's first one */
    void read(int before, RecognitionQueue queue) throws ReadingStoppedException, InterruptedException {
        int index = 0;
        for (PDPage page : document.getPages()) {
            int number = before + index + 1;
            if (job.wants(number)) {
                job.link().progress();
                readPage(page, index, number, queue);
            }
            index++;
        }
    }

    private void readPage(PDPage page, int index, int number, RecognitionQueue queue)
            throws ReadingStoppedException, InterruptedException {
        try {
            PdfPageScan scan = PdfPageScan.of(document, page);
            Optional<Failure> unreadable = unreadable(scan, number);
            if (unreadable.isPresent()) {
                job.page(number, PageResult.failed(unreadable.get(), placeholder(page)));
                return;
            }
            TextLayer layer = TextLayer.of(scan);
            if (trust == Trust.OWN || layer.useful()) {
                BufferedImage image = render(page, index, BORN_DIGITAL_RESOLUTION, LONGEST_BORN_DIGITAL);
                PageImages.Content content =
                        scan.images().isEmpty() ? PageImages.Content.TEXT : PageImages.Content.PICTURES;
                job.page(number, PageResult.bornDigital(layer.text(), PageImages.write(job, image, content)));
                return;
            }
            recognise(page, index, number, scan, queue);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            ReadingStoppedException stopped = new ReadingStoppedException(FailureCode.DAMAGED, "reading a page", e);
            job.page(number, PageResult.failed(stopped.onPage(number), placeholder(page)));
        }
    }

    private void recognise(PDPage page, int index, int number, PdfPageScan scan, RecognitionQueue queue)
            throws IOException, ReadingStoppedException, InterruptedException {
        queue.enter();
        PageRecognition.Prepared prepared;
        try {
            BufferedImage image = image(page, index, scan);
            double inches = new PdfGeometry(page).displayedWidth() / 72;
            prepared = PageRecognition.prepare(image, (int) Math.max(70, Math.min(600, image.getWidth() / inches)));
        } catch (IOException | RuntimeException e) {
            queue.leave();
            throw e;
        }
        queue.add(number, prepared);
    }

    /** A page that is nothing but a scan need not be drawn: that saves a good part of the time beside recognition. */
    private BufferedImage image(PDPage page, int index, PdfPageScan scan) throws IOException {
        Optional<PDImageXObject> sole = scan.soleImage()
                .filter(image -> Math.max(image.getWidth(), image.getHeight()) <= LONGEST_SCAN)
                .filter(image -> scan.images().get(0).dotsPerInch() >= LEAST_SCAN_RESOLUTION);
        return sole.isPresent() ? sole.get().getImage() : render(page, index, resolution(scan), LONGEST_SCAN);
    }

    /** A scan as fine as it is, so that no pixel is made up; drawn pages at what recognition likes best. */
    private static double resolution(PdfPageScan scan) {
        return scan.images().stream()
                .filter(image -> image.coverage() >= WHOLE_PAGE)
                .mapToDouble(PdfPageScan.DrawnImage::dotsPerInch)
                .filter(dots -> dots >= LEAST_SCAN_RESOLUTION)
                .map(dots -> Math.min(dots, SCAN_RESOLUTION))
                .max()
                .orElse(SCAN_RESOLUTION);
    }

    /** Pages of any size become images of bounded size. */
    private BufferedImage render(PDPage page, int index, double dotsPerInch, double longestSide) throws IOException {
        PdfGeometry geometry = new PdfGeometry(page);
        double longSide = Math.max(geometry.displayedWidth(), geometry.displayedHeight());
        double scale = Math.min(dotsPerInch / 72, longestSide / longSide);
        return renderer.renderImage(index, (float) scale, ImageType.RGB);
    }

    private Optional<Failure> unreadable(PdfPageScan scan, int number) {
        if (scan.images().stream()
                .anyMatch(image -> image.pixels() > job.limits().maxPixels())) {
            return Optional.of(new Failure(
                    FailureCode.IMAGE_TOO_LARGE,
                    number,
                    "an image with more pixels than " + job.limits().maxPixels()));
        }
        if (scan.images().stream().anyMatch(image -> image.jpx() && image.coverage() >= WHOLE_PAGE)) {
            return Optional.of(new Failure(FailureCode.UNSUPPORTED_TYPE, number, "a JPEG 2000 image"));
        }
        return Optional.empty();
    }

    /** A white sheet of the page's shape for a page that cannot be drawn. */
    private PagePicture placeholder(PDPage page) throws ReadingStoppedException {
        try {
            PdfGeometry geometry = new PdfGeometry(page);
            return PageImages.placeholder(job, geometry.displayedWidth(), geometry.displayedHeight());
        } catch (IOException e) {
            throw new ReadingStoppedException(FailureCode.INTERNAL, "writing a page image", e);
        }
    }
}
