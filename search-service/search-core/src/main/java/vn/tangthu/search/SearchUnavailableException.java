package vn.tangthu.search;

/** The engine cannot answer now: its disk is full, its server is gone. Trying again later may help. */
public final class SearchUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
