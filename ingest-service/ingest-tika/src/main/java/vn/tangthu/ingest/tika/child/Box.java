package vn.tangthu.ingest.tika.child;

/** A rectangle as fractions of the page as displayed, from its upper left corner. */
record Box(double left, double top, double right, double bottom) {
    static final Box EMPTY = new Box(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Box including(double x, double y) {
        return new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
    }

    Box including(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    boolean onPage() {
        return right > 0 && bottom > 0 && left < 1 && top < 1;
    }

    Box clamped() {
        return new Box(clamp(left), clamp(top), clamp(right), clamp(bottom));
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }
}
