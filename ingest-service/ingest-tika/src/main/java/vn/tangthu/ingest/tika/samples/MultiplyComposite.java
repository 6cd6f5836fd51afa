package vn.tangthu.ingest.tika.samples;

import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.RenderingHints;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Paints as ink does: what is below shows through, darker. */
final class MultiplyComposite implements Composite, CompositeContext {
    private static final int CHANNELS = 3;

    @Override
    public CompositeContext createContext(ColorModel source, ColorModel target, RenderingHints hints) {
        return this;
    }

    @Override
    public void compose(Raster source, Raster below, WritableRaster out) {
        int width = Math.min(source.getWidth(), below.getWidth());
        int height = Math.min(source.getHeight(), below.getHeight());
        int[] ink = new int[source.getNumBands()];
        int[] paper = new int[below.getNumBands()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                source.getPixel(source.getMinX() + x, source.getMinY() + y, ink);
                below.getPixel(below.getMinX() + x, below.getMinY() + y, paper);
                int cover = ink.length > CHANNELS ? ink[CHANNELS] : 255;
                for (int c = 0; c < CHANNELS; c++) {
                    int inked = paper[c] * ink[c] / 255;
                    paper[c] = paper[c] + (inked - paper[c]) * cover / 255;
                }
                out.setPixel(out.getMinX() + x, out.getMinY() + y, paper);
            }
        }
    }

    @Override
    public void dispose() {
        // Holds nothing.
    }
}
