package vn.tangthu.ingest.tika.child;

import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.object.NoSpace;

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

    /**
     * Of an error in a library; its message is left out, for it may quote the document.
     *
     * @param code unless it was for want of room on the disk
     */
    ReadingStoppedException(FailureCode code, String doing, Throwable cause) {
        super(doing, cause);
        FailureCode known = NoSpace.caused(cause) ? FailureCode.RESOURCES_MISSING : code;
        this.failure = Failure.of(known, doing + ": " + describe(cause));
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

    /**
     * As the failure of one page; the others can be read.
     *
     * @throws ReadingStoppedException this one, if the machine lacks something: so it does for all pages
     */
    Failure onPage(int page) throws ReadingStoppedException {
        if (failure.code().waits()) {
            throw this;
        }
        return new Failure(failure.code(), page, failure.detail());
    }
}
