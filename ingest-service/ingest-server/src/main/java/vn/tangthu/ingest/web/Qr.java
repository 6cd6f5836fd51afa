package vn.tangthu.ingest.web;

import io.nayuki.qrcodegen.QrCode;

/** QR codes as SVG paths (ISO/IEC 18004). */
final class Qr {
    private static final int BORDER = 4;

    private Qr() {}

    /**
     * A code as a drawing.
     *
     * @param size edge length of the view box, quiet zone included
     * @param path SVG path data: one unit square a dark module
     */
    record Drawing(int size, String path) {}

    static Drawing draw(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Drawing(code.size + 2 * BORDER, path.toString());
    }
}
