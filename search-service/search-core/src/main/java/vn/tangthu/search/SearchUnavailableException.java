package vn.tangthu.search;

/** The engine cannot answer now: its disk is full, its server is gone. Trying again later may help. */
public sealed class SearchUnavailableException extends RuntimeException permits SearchRefusedException {
    private static final long serialVersionUID = 1L;

    public SearchUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public SearchUnavailableException(String message) {
        super(message);
    }
}
