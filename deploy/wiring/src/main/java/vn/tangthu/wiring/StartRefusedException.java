package vn.tangthu.wiring;

/** The program cannot start; the message says why and what to do, in Vietnamese and in English. */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefusedException(String vietnamese, String english) {
        super(vietnamese + "\n" + english);
    }

    public StartRefusedException(String vietnamese, String english, Throwable cause) {
        super(vietnamese + "\n" + english, cause);
    }

    /** @param both a message that says it in both languages already */
    public StartRefusedException(String both, Throwable cause) {
        super(both, cause);
    }
}
