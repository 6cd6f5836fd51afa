package vn.tangthu.ingest.tika.child;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** From a page's coordinates to fractions of the page as displayed: the crop box, turned as the page says. */
final class PdfGeometry {
    /** Stacked Vietnamese marks stand higher than the ascent that many fonts declare. */
    private static final double LEAST_ASCENT = 0.85;

    private static final double MOST_ASCENT = 1.05;
    private static final double LEAST_DESCENT = 0.18;
    private static final double MOST_DESCENT = 0.30;
    private static final double TOLERANCE = 0.005;
    private final double width;
    private final double height;
    private final double originX;
    private final double originY;
    private final int rotation;

    PdfGeometry(PDPage page) {
        PDRectangle box = page.getCropBox();
        this.width = Math.max(1, box.getWidth());
        this.height = Math.max(1, box.getHeight());
        this.originX = box.getLowerLeftX();
        this.originY = box.getLowerLeftY();
        this.rotation = Math.floorMod(page.getRotation(), 360);
    }

    /** Of the page, in square points. */
    double area() {
        return width * height;
    }

    /** Whether an image drawn by this matrix lies upright over the whole unturned page. */
    boolean isFilledBy(Matrix matrix) {
        double slack = TOLERANCE * Math.max(width, height);
        return rotation == 0
                && matrix.getShearX() == 0
                && matrix.getShearY() == 0
                && Math.abs(matrix.getTranslateX() - originX) <= slack
                && Math.abs(matrix.getTranslateY() - originY) <= slack
                && Math.abs(matrix.getScaleX() - width) <= slack
                && Math.abs(matrix.getScaleY() - height) <= slack;
    }

    double displayedWidth() {
        return rotation % 180 == 0 ? width : height;
    }

    double displayedHeight() {
        return rotation % 180 == 0 ? height : width;
    }

    /** The box of a character from its origin to its end and from descent to ascent, in whatever direction it runs. */
    Box box(TextPosition position) {
        Matrix matrix = position.getTextMatrix();
        double startX = matrix.getTranslateX();
        double startY = matrix.getTranslateY();
        double alongX = matrix.getScaleX();
        double alongY = matrix.getShearY();
        double length = Math.hypot(alongX, alongY);
        // The position's own width is measured along the displayed page, whichever way the text runs.
        double run = Math.hypot(position.getEndX() - startX, position.getEndY() - startY);
        double advance = length == 0 ? 0 : run / length;
        double upX = matrix.getShearX();
        double upY = matrix.getScaleY();
        PDFontDescriptor descriptor =
                position.getFont() == null ? null : position.getFont().getFontDescriptor();
        double ascent = descriptor == null ? LEAST_ASCENT : limit(descriptor.getAscent(), LEAST_ASCENT, MOST_ASCENT);
        double descent =
                descriptor == null ? LEAST_DESCENT : limit(-descriptor.getDescent(), LEAST_DESCENT, MOST_DESCENT);
        Box box = Box.EMPTY;
        for (double along : new double[] {0, advance}) {
            for (double up : new double[] {-descent, ascent}) {
                box = including(box, startX + along * alongX + up * upX, startY + along * alongY + up * upY);
            }
        }
        return box;
    }

    private static double limit(double thousandths, double least, double most) {
        return Math.max(least, Math.min(most, thousandths / 1000));
    }

    /** Coordinates are from the lower left corner of the crop box. */
    private Box including(Box box, double x, double y) {
        return switch (rotation) {
            case 90 -> box.including(y / height, x / width);
            case 180 -> box.including(1 - x / width, y / height);
            case 270 -> box.including(1 - y / height, 1 - x / width);
            default -> box.including(x / width, 1 - y / height);
        };
    }
}
