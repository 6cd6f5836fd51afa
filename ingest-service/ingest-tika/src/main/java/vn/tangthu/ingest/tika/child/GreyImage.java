package vn.tangthu.ingest.tika.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.PixelInterleavedSampleModel;
import java.util.Arrays;

/** An image for recognition: one byte a pixel, 0 black, 255 white. */
final class GreyImage {
    private final int width;
    private final int height;
    private final byte[] pixels;

    GreyImage(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row; not to be changed. */
    byte[] pixels() {
        return pixels;
    }

    /**
     * Without the red ink: the red channel alone. Under it a red seal is as white as the paper, and black text beneath the
     * seal stands free.
     */
    static GreyImage withoutRedInk(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return switch (image.getType()) {
            case BufferedImage.TYPE_INT_RGB -> fromInts(image);
            case BufferedImage.TYPE_3BYTE_BGR -> fromBytes(image, 3, 2);
            case BufferedImage.TYPE_BYTE_GRAY -> fromBytes(image, 1, 0);
            default -> {
                boolean coloured = image.getColorModel().getNumColorComponents() > 1;
                BufferedImage copy = new BufferedImage(
                        width, height, coloured ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
                Graphics2D graphics = copy.createGraphics();
                // Transparent paper is white.
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, width, height);
                graphics.drawImage(image, 0, 0, null);
                graphics.dispose();
                yield coloured ? fromInts(copy) : fromBytes(copy, 1, 0);
            }
        };
    }

    private static GreyImage fromInts(BufferedImage image) {
        int[] colours = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (colours[i] >> 16);
        }
        return new GreyImage(image.getWidth(), image.getHeight(), grey);
    }

    private static GreyImage fromBytes(BufferedImage image, int step, int channel) {
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int stride = ((PixelInterleavedSampleModel) image.getSampleModel()).getScanlineStride();
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int from = y * stride + channel;
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = samples[from + x * step];
            }
        }
        return new GreyImage(width, height, grey);
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }

    /** The mean of blocks of factor by factor pixels. */
    GreyImage reduced(int factor) {
        if (factor == 1) {
            return this;
        }
        int newWidth = Math.max(1, width / factor);
        int newHeight = Math.max(1, height / factor);
        byte[] target = new byte[newWidth * newHeight];
        int[] sums = new int[newWidth];
        int area = factor * factor;
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(sums, 0);
            for (int row = y * factor; row < Math.min(height, (y + 1) * factor); row++) {
                int from = row * width;
                for (int x = 0; x < newWidth; x++) {
                    for (int i = 0; i < factor && x * factor + i < width; i++) {
                        sums[x] += pixels[from + x * factor + i] & 0xFF;
                    }
                }
            }
            for (int x = 0; x < newWidth; x++) {
                target[y * newWidth + x] = (byte) Math.min(255, sums[x] / area);
            }
        }
        return new GreyImage(newWidth, newHeight, target);
    }

    /** Turned clockwise by quarters. */
    GreyImage quarterTurned(int quarters) {
        int turns = Math.floorMod(quarters, 4);
        if (turns == 0) {
            return this;
        }
        boolean lying = turns % 2 != 0;
        int newWidth = lying ? height : width;
        int newHeight = lying ? width : height;
        byte[] target = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = switch (turns) {
                    case 1 -> x * newWidth + (newWidth - 1 - y);
                    case 2 -> (newHeight - 1 - y) * newWidth + (newWidth - 1 - x);
                    default -> (newHeight - 1 - x) * newWidth + y;
                };
                target[to] = pixels[y * width + x];
            }
        }
        return new GreyImage(newWidth, newHeight, target);
    }

    /** Turned clockwise about its middle, the same size, white where nothing was. */
    GreyImage rotated(double radians) {
        if (radians == 0) {
            return this;
        }
        byte[] target = new byte[pixels.length];
        Arrays.fill(target, (byte) 255);
        long cos = Math.round(Math.cos(radians) * (1 << 16));
        long sin = Math.round(Math.sin(radians) * (1 << 16));
        double middleX = width / 2.0;
        double middleY = height / 2.0;
        for (int y = 0; y < height; y++) {
            double dy = y - middleY;
            long sourceX = Math.round((middleX + Math.cos(radians) * -middleX + Math.sin(radians) * dy) * (1 << 16));
            long sourceY = Math.round((middleY - Math.sin(radians) * -middleX + Math.cos(radians) * dy) * (1 << 16));
            for (int x = 0; x < width; x++, sourceX += cos, sourceY -= sin) {
                int left = (int) (sourceX >> 16);
                int top = (int) (sourceY >> 16);
                if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
                    target[y * width + x] = between(top * width + left, (int) sourceX & 0xFFFF, (int) sourceY & 0xFFFF);
                }
            }
        }
        return new GreyImage(width, height, target);
    }

    /** Of four neighbours, by the fractions of 65536 to the right and down. */
    private byte between(int at, int right, int down) {
        int across = right >> 8;
        int along = down >> 8;
        int upper = (pixels[at] & 0xFF) * (256 - across) + (pixels[at + 1] & 0xFF) * across;
        int lower = (pixels[at + width] & 0xFF) * (256 - across) + (pixels[at + width + 1] & 0xFF) * across;
        return (byte) ((upper * (256 - along) + lower * along) >> 16);
    }
}
