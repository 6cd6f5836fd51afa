package vn.tangthu.ingest.tika;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import vn.tangthu.archive.document.Word;

/** Whether there is something dark under a word's box on the page image, and something light around the letters. */
final class InkOnImage {
    private InkOnImage() {}

    static boolean at(byte[] jpeg, Word word) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int dark = 0;
        int light = 0;
        for (int y = (int) (word.y() * image.getHeight()); y < (word.y() + word.h()) * image.getHeight() - 1; y++) {
            for (int x = (int) (word.x() * image.getWidth()); x < (word.x() + word.w()) * image.getWidth() - 1; x++) {
                int grey = image.getRGB(x, y) >> 8 & 0xFF;
                dark += grey < 110 ? 1 : 0;
                light += grey > 200 ? 1 : 0;
            }
        }
        return dark > 0 && light > 0;
    }
}
