package vn.tangthu.search;

import java.util.Optional;
import vn.tangthu.archive.document.DocumentId;

/**
 * Where the next page of a result begins: after this score and document. There is no wall: any depth costs the same.
 */
public record Cursor(double score, DocumentId document) {
    /** Text form for URLs. */
    public String encode() {
        return Long.toHexString(Double.doubleToLongBits(score)) + "_" + document;
    }

    /** Reads the text form; empty for anything else. */
    public static Optional<Cursor> decode(String text) {
        int cut = text.indexOf('_');
        if (cut < 1 || cut > 16) {
            return Optional.empty();
        }
        try {
            double score = Double.longBitsToDouble(Long.parseUnsignedLong(text.substring(0, cut), 16));
            return Double.isFinite(score)
                    ? DocumentId.parse(text.substring(cut + 1)).map(id -> new Cursor(score, id))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
