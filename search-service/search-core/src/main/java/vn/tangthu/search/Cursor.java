package vn.tangthu.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.document.DocumentId;

/**
 * Where the next page of a result begins: after this score and document. There is no wall: any depth costs the same.
 *
 * @param snapshot the engine's name for the state of the index that the result began with, empty where it keeps none; a
 *     state that is no longer kept is not an error, the next page is then taken from the index as it is
 */
public record Cursor(double score, DocumentId document, String snapshot) {
    /** Beyond this no URL would carry it. */
    private static final int LONGEST_SNAPSHOT = 4000;

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,16})_([0-9a-fA-F-]{36})(?:_([A-Za-z0-9_=-]*))?");

    public Cursor {
        if (!fits(snapshot)) {
            snapshot = "";
        }
    }

    public Cursor(double score, DocumentId document) {
        this(score, document, "");
    }

    private static boolean fits(String snapshot) {
        return snapshot.length() <= LONGEST_SNAPSHOT
                && snapshot.chars()
                        .allMatch(c -> c == '_' || c == '-' || c == '=' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    /** Text form for URLs. */
    public String encode() {
        String place = Long.toHexString(Double.doubleToLongBits(score)) + "_" + document;
        return snapshot.isEmpty() ? place : place + "_" + snapshot;
    }

    /** Reads the text form; empty for anything else. */
    public static Optional<Cursor> decode(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double score = Double.longBitsToDouble(Long.parseUnsignedLong(matcher.group(1), 16));
        String snapshot = matcher.group(3);
        return Double.isFinite(score)
                ? DocumentId.parse(matcher.group(2)).map(id -> new Cursor(score, id, snapshot == null ? "" : snapshot))
                : Optional.empty();
    }
}
