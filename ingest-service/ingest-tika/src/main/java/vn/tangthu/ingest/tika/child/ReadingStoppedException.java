package vn.tangthu.ingest.tika.child;

import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;

/** A file, or a page of it, cannot be read, and it is known why. */
final class ReadingStoppedException extends Exception {
    private final Failure failure;

    ReadingStoppedException(Failure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    ReadingStoppedException(FailureCode code, String detail) {
        super(detail);
        this.failure = Failure.of(code, detail);
    }

    /** Of an error in a library; its message is left out, for it may quote the document. */
    ReadingStoppedException(FailureCode code, String doing, Throwable cause) {
        super(doing, cause);
        this.failure = Failure.of(code, doing + ": " + describe(cause));
    }

    /** By its innermost cause: libraries wrap theirs. */
    static String describe(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !cause.getCause().equals(cause)) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
        return cause.getClass().getName() + place;
    }

    Failure failure() {
        return failure;
    }

    Failure onPage(int page) {
        return new Failure(failure.code(), page, failure.detail());
    }
}
