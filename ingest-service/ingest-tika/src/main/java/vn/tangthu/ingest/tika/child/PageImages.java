package vn.tangthu.ingest.tika.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Page images as files. What has no colour is kept in greys: that is smaller. */
final class PageImages {
    /** What is on a page decides how it is compressed. */
    enum Content {
        /** Drawn letters and lines: sixteen greys are enough for smooth edges, and JPEG would leave shadows beside them. */
        TEXT(1),
        /** Drawn, with pictures: sharp edges beside them. */
        PICTURES(0.8f),
        /** A finer picture would hold the grain of the paper. */
        SCAN(0.65f);

        private final float quality;

        Content(float quality) {
            this.quality = quality;
        }
    }

    /** Longer side of the image of a recognised page: A4 at 150 dots an inch. */
    static final int LONG_SIDE = 1754;

    /** Channels that differ no more than this are one grey: JPEG rounds them apart. */
    private static final int COLOURLESS = 6;

    /** Zlib's level 1: text on white paper gains next to nothing from more. */
    private static final float FASTEST = 8 / 9f;

    private static final int GREYS = 16;
    private static final IndexColorModel SIXTEEN_GREYS = sixteenGreys();
    private static final int PLACEHOLDER = 100;

    private PageImages() {}

    private static IndexColorModel sixteenGreys() {
        byte[] levels = new byte[GREYS];
        for (int i = 0; i < GREYS; i++) {
            levels[i] = (byte) (i * 255 / (GREYS - 1));
        }
        return new IndexColorModel(4, GREYS, levels, levels, levels);
    }

    static BufferedImage white(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Arrays.fill(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0xFFFFFF);
        return image;
    }

    /** A white sheet of this shape, for a page that cannot be shown. */
    static PagePicture placeholder(Job job, double width, double height) throws IOException {
        double scale = PLACEHOLDER / Math.max(width, height);
        BufferedImage sheet = white((int) Math.max(1, width * scale), (int) Math.max(1, height * scale));
        return write(job, sheet, Content.TEXT);
    }

    static PagePicture write(Job job, BufferedImage image, Content content) throws IOException {
        BufferedImage plain = image.getType() == BufferedImage.TYPE_INT_RGB ? image : plain(image);
        int[] pixels = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
        if (!colourless(pixels)) {
            Content pictures = content == Content.TEXT ? Content.PICTURES : content;
            return write(plain, "jpeg", pictures.quality, job.newFile("page", ".jpg"));
        }
        return content == Content.TEXT
                ? write(sixteenGreys(plain, pixels), "png", FASTEST, job.newFile("page", ".png"))
                : write(grey(plain, pixels), "jpeg", content.quality, job.newFile("page", ".jpg"));
    }

    private static BufferedImage plain(BufferedImage image) {
        BufferedImage plain = white(image.getWidth(), image.getHeight());
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return plain;
    }

    private static boolean colourless(int[] pixels) {
        for (int pixel : pixels) {
            int green = pixel >> 8 & 0xFF;
            if (Math.abs((pixel >> 16 & 0xFF) - green) > COLOURLESS || Math.abs((pixel & 0xFF) - green) > COLOURLESS) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage grey(BufferedImage image, int[] pixels) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            samples[i] = (byte) (pixels[i] >> 8);
        }
        return grey;
    }

    /** Two pixels a byte; a row begins on a byte of its own. */
    private static BufferedImage sixteenGreys(BufferedImage image, int[] pixels) {
        int width = image.getWidth();
        BufferedImage packed =
                new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_BINARY, SIXTEEN_GREYS);
        byte[] samples = ((DataBufferByte) packed.getRaster().getDataBuffer()).getData();
        int stride = (width + 1) / 2;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                int level = ((pixels[y * width + x] >> 8 & 0xFF) * (GREYS - 1) + 127) / 255;
                samples[y * stride + x / 2] |= (byte) (x % 2 == 0 ? level << 4 : level);
            }
        }
        return packed;
    }

    private static PagePicture write(BufferedImage image, String format, float quality, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new PagePicture(file, image.getWidth(), image.getHeight());
    }
}
