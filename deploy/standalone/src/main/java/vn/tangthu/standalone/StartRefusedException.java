package vn.tangthu.standalone;

/** The program cannot start; the message says why and what to do, in Vietnamese and in English. */
final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefusedException(String vietnamese, String english) {
        super(vietnamese + "\n" + english);
    }

    StartRefusedException(String vietnamese, String english, Throwable cause) {
        super(vietnamese + "\n" + english, cause);
    }
}
