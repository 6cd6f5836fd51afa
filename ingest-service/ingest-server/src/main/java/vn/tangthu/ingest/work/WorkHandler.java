package vn.tangthu.ingest.work;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;

/** Does one kind of work. */
public interface WorkHandler {
    Set<WorkKind> kinds();

    /** Number of threads that do this work at once. */
    int threads();

    /** Does the work; an exception gives it back for a later attempt. */
    Outcome handle(Work work) throws Exception;

    /** Most pieces of work that are claimed and done together; all are of one kind then. */
    default int together() {
        return 1;
    }

    /**
     * Does all of them, 1 to {@link #together}. After an exception each is tried alone, so that one does not hold up the
     * others.
     */
    default Outcome handleAll(List<Work> all) throws Exception {
        return handle(all.getFirst());
    }

    /**
     * Called instead of another attempt when the work failed again and again for a reason that is not known.
     *
     * @param cause the last failure
     * @return false if the work must be tried for ever
     */
    boolean giveUp(Work work, Throwable cause);

    /** The process stops: what waits for something else than an interrupt is ended. */
    default void stop() {}

    /** How the work ended. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** Not now, which says nothing about the document and is no attempt: come back after this time. */
        record Later(Duration delay) implements Outcome {}
    }
}
