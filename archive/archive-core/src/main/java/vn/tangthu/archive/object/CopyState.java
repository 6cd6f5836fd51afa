package vn.tangthu.archive.object;

/**
 * State of one copy after it was read in full and hashed.
 *
 * @param store name of the store
 */
public record CopyState(String store, State state) {
    public enum State {
        GOOD,
        MISSING,
        CORRUPT,
        UNREACHABLE
    }
}
