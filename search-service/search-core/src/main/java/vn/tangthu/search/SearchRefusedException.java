package vn.tangthu.search;

/**
 * The engine must not be used until somebody changes something: its server lacks a part, holds the index of a newer
 * version, or does not let us in. The message says what to do. Trying again before that does not help.
 */
public final class SearchRefusedException extends SearchUnavailableException {
    private static final long serialVersionUID = 1L;

    public SearchRefusedException(String message) {
        super(message);
    }

    public SearchRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
