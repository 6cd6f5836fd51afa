package vn.tangthu.ingest.proposal;

import java.util.List;
import vn.tangthu.catalogue.Field;
import vn.tangthu.ingest.proposal.pattern.NamePattern;
import vn.tangthu.ingest.proposal.pattern.OffencePattern;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** How far the value behind printed words can reach. */
final class Extents {
    private static final char NONE = 0;
    private static final int LONGEST = 600;
    private static final int LONGEST_SEARCH = 260;
    private final ReadText text;
    private final List<Spot> spots;

    Extents(ReadText text, List<Spot> spots) {
        this.text = text;
        this.spots = spots;
    }

    /** Numbers, sentences and sums stand somewhere behind; other values right there. */
    Stretch behind(Spot spot, Field field) {
        return switch (field.type()) {
            case SENTENCE, MONEY, DOCUMENT_NUMBER -> search(spot);
            // Some articles have two offences in one name, with a semicolon between.
            case CODE -> value(spot, OffencePattern.LIST.equals(field.list()) ? NONE : ';');
            case TEXT, LONG_TEXT, NAME, DATE, PARTIAL_DATE, NUMBER, IDENTITY_NUMBER, FLAG, UNIT -> value(spot, ';');
        };
    }

    private Stretch value(Spot spot, char end) {
        int limit = Math.min(text.length(), spot.valueFrom() + LONGEST);
        limit = Math.min(limit, next(spot, false));
        boolean any = false;
        for (int i = spot.valueFrom(); i < limit; i++) {
            char c = text.folded().charAt(i);
            any |= Character.isLetterOrDigit(c);
            boolean lineEnd = c == '\n' && (any ? !text.runsOn(i) : blankLine(i));
            if (c == end || c == ReadText.PAGE_END || lineEnd || (c == '\t' && any)) {
                return new Stretch(spot.valueFrom(), i);
            }
        }
        return new Stretch(spot.valueFrom(), Math.max(spot.valueFrom(), limit));
    }

    private boolean blankLine(int i) {
        return i + 2 < text.length()
                && text.folded().charAt(i + 1) == '\n'
                && text.folded().charAt(i + 2) == '\n';
    }

    private Stretch search(Spot spot) {
        int limit = Math.min(text.length(), spot.valueFrom() + LONGEST_SEARCH);
        limit = Math.max(spot.valueFrom(), Math.min(limit, next(spot, true)));
        for (int i = spot.valueFrom(); i < limit; i++) {
            char c = text.folded().charAt(i);
            if (c == ';' || c == ReadText.PAGE_END) {
                return new Stretch(spot.valueFrom(), i);
            }
        }
        return new Stretch(spot.valueFrom(), limit);
    }

    /** Whether a value begins with words that announce it: "Tôn giáo: Tôn giáo Baha'i", "Tên pháp nhân: Công ty X". */
    private boolean beginsValue(Spot spot, Spot other) {
        boolean name = spot.field() != null
                && spot.field().equals(other.field())
                && NamePattern.isOrganisation(text, other.from());
        return (name || other.letters().equals(spot.letters()))
                && text.folded().substring(spot.valueFrom(), other.from()).isBlank();
    }

    /** Where the next words announce something else. */
    private int next(Spot spot, boolean markedOnly) {
        return spots.stream()
                .filter(other -> other.from() >= spot.valueFrom() && other.from() > spot.from())
                .filter(other -> markedOnly ? other.marked() : other.ends())
                .filter(other -> !beginsValue(spot, other))
                .mapToInt(Spot::from)
                .min()
                .orElse(text.length());
    }
}
