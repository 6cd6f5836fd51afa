package vn.tangthu.ingest.tika.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Pixels of a page in colour. Reduces, turns and straightens in one pass: on every scanned page this is what costs most
 * beside recognition, and Java's own transforms take several times as long.
 */
final class ColourImage {
    private static final int ONE = 1 << 16;
    private static final int WHITE = 0xFFFFFF;
    private final int width;
    private final int height;
    private final int[] pixels;

    private ColourImage(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static ColourImage of(BufferedImage image) {
        BufferedImage plain = image;
        if (image.getType() != BufferedImage.TYPE_INT_RGB) {
            plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = plain.createGraphics();
            graphics.drawImage(image, 0, 0, Color.WHITE, null);
            graphics.dispose();
        }
        int[] pixels = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
        return new ColourImage(image.getWidth(), image.getHeight(), pixels);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    /**
     * Turned clockwise by quarters, then by an angle about its middle; sides of at most {@code longSide}, never larger than
     * they are; white where nothing was.
     */
    BufferedImage upright(int quarters, double radians, int longSide) {
        ColourImage source = this;
        while (Math.max(source.width, source.height) >= 2 * longSide) {
            source = source.halved();
        }
        double scale = Math.min(1, longSide / (double) Math.max(source.width, source.height));
        boolean lying = quarters % 2 != 0;
        int newWidth = side(lying ? source.height : source.width, scale);
        int newHeight = side(lying ? source.width : source.height, scale);
        BufferedImage target = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
        source.sample(target, quarters * Math.PI / 2 + radians, 1 / scale);
        return target;
    }

    private static int side(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    private void sample(BufferedImage target, double angle, double step) {
        int[] out = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        int newWidth = target.getWidth();
        double cos = Math.cos(angle) * step;
        double sin = Math.sin(angle) * step;
        long stepX = Math.round(cos * ONE);
        long stepY = Math.round(-sin * ONE);
        double left = 0.5 - newWidth / 2.0;
        for (int y = 0; y < target.getHeight(); y++) {
            double down = y + 0.5 - target.getHeight() / 2.0;
            long x = Math.round((width / 2.0 - 0.5 + cos * left + sin * down) * ONE);
            long yy = Math.round((height / 2.0 - 0.5 - sin * left + cos * down) * ONE);
            for (int i = y * newWidth; i < (y + 1) * newWidth; i++, x += stepX, yy += stepY) {
                out[i] = at(x, yy);
            }
        }
    }

    /** Between four neighbours; coordinates in 65536ths. */
    private int at(long x, long y) {
        int left = (int) (x >> 16);
        int top = (int) (y >> 16);
        if (left < -1 || top < -1 || left >= width || top >= height) {
            return WHITE;
        }
        int right = Math.min(left + 1, width - 1);
        int below = Math.min(top + 1, height - 1);
        left = Math.max(0, left);
        top = Math.max(0, top);
        int across = (int) (x >> 8) & 0xFF;
        int down = (int) (y >> 8) & 0xFF;
        int upper = mixed(pixels[top * width + left], pixels[top * width + right], across);
        int lower = mixed(pixels[below * width + left], pixels[below * width + right], across);
        return mixed(upper, lower, down);
    }

    /** Red and blue at once, then green: the colours do not touch. */
    private static int mixed(int one, int other, int share) {
        int redBlue = ((one & 0xFF00FF) * (256 - share) + (other & 0xFF00FF) * share) >>> 8;
        int green = ((one & 0x00FF00) * (256 - share) + (other & 0x00FF00) * share) >>> 8;
        return (redBlue & 0xFF00FF) | (green & 0x00FF00);
    }

    private ColourImage halved() {
        int newWidth = Math.max(1, width / 2);
        int newHeight = Math.max(1, height / 2);
        int[] target = new int[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int upper = Math.min(height - 1, 2 * y) * width;
            int lower = Math.min(height - 1, 2 * y + 1) * width;
            for (int x = 0; x < newWidth; x++) {
                int left = 2 * x;
                int right = Math.min(width - 1, 2 * x + 1);
                int above = mixed(pixels[upper + left], pixels[upper + right], 128);
                target[y * newWidth + x] = mixed(above, mixed(pixels[lower + left], pixels[lower + right], 128), 128);
            }
        }
        return new ColourImage(newWidth, newHeight, target);
    }
}
