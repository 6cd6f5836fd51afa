package vn.tangthu.ingest.tika.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * An office scanner in bad shape: pages a little askew, grainy, saved with much loss. The same seed gives the same pages.
 *
 * @param dotsPerInch of the scan
 * @param skew degrees the page is turned by, clockwise
 * @param noise standard deviation of the grain, in grey levels
 * @param quality of the JPEG, 0 to 1
 * @param seal whether a red seal is stamped over the text
 */
public record SampleScanner(int dotsPerInch, double skew, double noise, float quality, boolean seal, long seed) {
    private static final float SEAL_STROKE = 0.03f;

    /** 200 dots an inch, 1.2 degrees, JPEG 40. */
    public static SampleScanner usual(long seed) {
        return new SampleScanner(200, 1.2, 12, 0.4f, false, seed);
    }

    public SampleScanner withSkew(double degrees) {
        return new SampleScanner(dotsPerInch, degrees, noise, quality, seal, seed);
    }

    public SampleScanner withSeal() {
        return new SampleScanner(dotsPerInch, skew, noise, quality, true, seed);
    }

    /** The pages of a PDF as a scanner sees them. */
    public List<BufferedImage> scan(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            Random random = new Random(seed);
            List<BufferedImage> pages = new ArrayList<>();
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                BufferedImage page = renderer.renderImageWithDPI(i, dotsPerInch, ImageType.RGB);
                if (seal) {
                    stamp(page);
                }
                pages.add(grained(turned(page), random));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a PDF of images. */
    public byte[] scanToPdf(byte[] pdf) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.setDocumentId(seed);
            for (BufferedImage page : scan(pdf)) {
                PDPage sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                    content.drawImage(
                            JPEGFactory.createFromByteArray(document, jpeg(page)),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image in this scanner's quality. */
    public byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private BufferedImage turned(BufferedImage page) {
        BufferedImage turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                page,
                AffineTransform.getRotateInstance(Math.toRadians(skew), page.getWidth() / 2.0, page.getHeight() / 2.0),
                null);
        graphics.dispose();
        return turned;
    }

    private BufferedImage grained(BufferedImage page, Random random) {
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int colour = page.getRGB(x, y);
                int grain = (int) Math.round(random.nextGaussian() * noise) - 8;
                page.setRGB(
                        x,
                        y,
                        level((colour >> 16 & 0xFF) + grain) << 16
                                | level((colour >> 8 & 0xFF) + grain) << 8
                                | level((colour & 0xFF) + grain));
            }
        }
        return page;
    }

    private static int level(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Two rings and a star of red ink, over whatever is there: the ink covers, but black shows through. */
    private static void stamp(BufferedImage page) {
        double size = page.getWidth() * 0.22;
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setComposite(new MultiplyComposite());
        graphics.setColor(new Color(225, 45, 50));
        graphics.translate(page.getWidth() * 0.55, page.getHeight() * 0.45);
        graphics.setStroke(new BasicStroke((float) size * SEAL_STROKE));
        graphics.draw(new Ellipse2D.Double(0, 0, size, size));
        graphics.draw(new Ellipse2D.Double(size * 0.15, size * 0.15, size * 0.7, size * 0.7));
        graphics.fill(new Ellipse2D.Double(size * 0.35, size * 0.35, size * 0.3, size * 0.3));
        graphics.dispose();
    }
}
