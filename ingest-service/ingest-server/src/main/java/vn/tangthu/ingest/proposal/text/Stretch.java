package vn.tangthu.ingest.proposal.text;

/**
 * A stretch of {@link ReadText#folded()}.
 *
 * @param from first character
 * @param to one past the last
 */
public record Stretch(int from, int to) {
    public Stretch {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Not a stretch: " + from + " to " + to);
        }
    }

    public boolean isEmpty() {
        return from == to;
    }

    public boolean contains(int place) {
        return from <= place && place < to;
    }

    public boolean overlaps(Stretch other) {
        return from < other.to && other.from < to;
    }
}
