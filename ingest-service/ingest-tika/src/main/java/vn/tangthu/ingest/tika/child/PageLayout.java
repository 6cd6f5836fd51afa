package vn.tangthu.ingest.tika.child;

/**
 * How the text lies on a scanned page, from projection profiles of a reduced black-and-white image: across the direction
 * of the lines, ink and paper alternate most sharply.
 *
 * @param lying the lines run from top to bottom
 * @param skew angle in radians that the page must be turned by, clockwise, after the quarter turn of a lying one
 * @param blank there is nothing on the page
 */
record PageLayout(boolean lying, double skew, boolean blank) {
    private static final int REDUCED_SIDE = 1000;
    private static final double WIDEST = Math.toRadians(8);
    private static final double COARSE = Math.toRadians(0.5);
    private static final double FINE = Math.toRadians(0.1);
    private static final double FINEST = Math.toRadians(0.05);

    /** Tesseract copes with less by itself, and turning costs sharpness. */
    private static final double WORTH_TURNING = Math.toRadians(0.2);

    /** How much sharper the profile of a lying page must be. */
    private static final double CLEARLY = 1.3;

    private static final int FEWEST_POINTS = 30;
    private static final int FAINTEST_INK = 24;

    static PageLayout of(GreyImage image) {
        int factor = Math.max(1, Math.max(image.width(), image.height()) / REDUCED_SIDE);
        GreyImage small = image.reduced(factor);
        int[] extremes = extremes(small);
        if (extremes[1] - extremes[0] < FAINTEST_INK) {
            return new PageLayout(false, 0, true);
        }
        Edges standing = Edges.of(small);
        if (standing.count < FEWEST_POINTS) {
            return new PageLayout(false, 0, false);
        }
        Edges turned = Edges.of(small.quarterTurned(1));
        double best = standing.bestAngle(0, WIDEST, COARSE);
        double bestTurned = turned.bestAngle(0, WIDEST, COARSE);
        boolean lying = turned.sharpness(bestTurned) > CLEARLY * standing.sharpness(best);
        Edges edges = lying ? turned : standing;
        double angle = edges.bestAngle(lying ? bestTurned : best, COARSE, FINE);
        angle = edges.bestAngle(angle, FINE, FINEST);
        return new PageLayout(lying, Math.abs(angle) < WORTH_TURNING ? 0 : angle, false);
    }

    private static int[] extremes(GreyImage image) {
        int darkest = 255;
        int lightest = 0;
        for (byte pixel : image.pixels()) {
            darkest = Math.min(darkest, pixel & 0xFF);
            lightest = Math.max(lightest, pixel & 0xFF);
        }
        return new int[] {darkest, lightest};
    }

    /** Lower edges of the ink: the base lines of text give most of them, a black border of the scanner hardly any. */
    private static final class Edges {
        private final int[] xs;
        private final int[] ys;
        private final int count;
        private final int width;
        private final int height;

        private Edges(int[] xs, int[] ys, int count, int width, int height) {
            this.xs = xs;
            this.ys = ys;
            this.count = count;
            this.width = width;
            this.height = height;
        }

        static Edges of(GreyImage image) {
            int threshold = threshold(image);
            int[] xs = new int[image.pixels().length / 2 + 1];
            int[] ys = new int[xs.length];
            int count = 0;
            for (int y = 0; y + 1 < image.height(); y++) {
                for (int x = 0; x < image.width() && count < xs.length; x++) {
                    if (image.at(x, y) < threshold && image.at(x, y + 1) >= threshold) {
                        xs[count] = x;
                        ys[count++] = y;
                    }
                }
            }
            return new Edges(xs, ys, count, image.width(), image.height());
        }

        /** Otsu's: the grey that parts ink from paper best. */
        private static int threshold(GreyImage image) {
            int[] histogram = new int[256];
            for (byte pixel : image.pixels()) {
                histogram[pixel & 0xFF]++;
            }
            double total = image.pixels().length;
            double sum = 0;
            for (int i = 0; i < 256; i++) {
                sum += (double) i * histogram[i];
            }
            double darkCount = 0;
            double darkSum = 0;
            double widest = -1;
            int threshold = 128;
            for (int i = 0; i < 255; i++) {
                darkCount += histogram[i];
                darkSum += (double) i * histogram[i];
                if (darkCount > 0 && darkCount < total) {
                    double apart = darkSum / darkCount - (sum - darkSum) / (total - darkCount);
                    double variance = darkCount * (total - darkCount) * apart * apart;
                    if (variance > widest) {
                        widest = variance;
                        threshold = i + 1;
                    }
                }
            }
            return threshold;
        }

        double bestAngle(double middle, double reach, double step) {
            double best = middle;
            double sharpest = sharpness(middle);
            int steps = (int) Math.round(reach / step);
            for (int i = -steps; i <= steps; i++) {
                double sharpness = sharpness(middle + i * step);
                if (sharpness > sharpest) {
                    sharpest = sharpness;
                    best = middle + i * step;
                }
            }
            return best;
        }

        /** How unevenly the edges fall on neighbouring lines at this angle; about 2 where they lie at random. */
        double sharpness(double angle) {
            double slope = Math.tan(angle);
            int margin = (int) Math.ceil(Math.abs(slope) * width) + 2;
            int[] profile = new int[height + 2 * margin];
            for (int i = 0; i < count; i++) {
                profile[(int) Math.round(ys[i] + slope * xs[i]) + margin]++;
            }
            double sum = 0;
            for (int i = 1; i < profile.length; i++) {
                double step = profile[i] - profile[i - 1];
                sum += step * step;
            }
            return sum / count;
        }
    }
}
