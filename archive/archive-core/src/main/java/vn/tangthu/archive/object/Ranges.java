package vn.tangthu.archive.object;

/** The shape of a range. */
final class Ranges {
    private Ranges() {}

    static void check(long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("A range has no negative offset or length");
        }
    }
}
