package vn.tangthu.search;

/**
 * A stretch of text.
 *
 * @param from first character (UTF-16 index)
 * @param to one past the last
 */
public record Span(int from, int to) implements Comparable<Span> {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Not a span: " + from + " to " + to);
        }
    }

    @Override
    public int compareTo(Span other) {
        int order = Integer.compare(from, other.from);
        return order != 0 ? order : Integer.compare(to, other.to);
    }
}
