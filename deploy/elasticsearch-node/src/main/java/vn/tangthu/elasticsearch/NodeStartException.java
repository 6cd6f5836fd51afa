package vn.tangthu.elasticsearch;

/** A node did not start; the message says what to do. */
public final class NodeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeStartException(String message) {
        super(message);
    }
}
