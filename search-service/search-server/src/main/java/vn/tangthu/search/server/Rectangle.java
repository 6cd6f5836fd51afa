package vn.tangthu.search.server;

/** A rectangle on a page, as fractions of its width and height. */
public record Rectangle(float x, float y, float w, float h) {
    /** The smallest rectangle around both. */
    Rectangle around(Rectangle other) {
        float left = Math.min(x, other.x);
        float top = Math.min(y, other.y);
        float right = Math.max(x + w, other.x + other.w);
        float bottom = Math.max(y + h, other.y + other.h);
        return new Rectangle(left, top, right - left, bottom - top);
    }

    /** Whether both stand on one line of text: they share more than half of the lower one's height. */
    boolean sameLine(Rectangle other) {
        float shared = Math.min(y + h, other.y + other.h) - Math.max(y, other.y);
        return shared > 0.5f * Math.min(h, other.h);
    }
}
