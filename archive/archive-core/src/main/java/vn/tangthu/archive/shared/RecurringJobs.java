package vn.tangthu.archive.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Jobs that come again and again, such as reading every copy once a day: however many processes look after them, one of
 * them runs a job at a time, and only when it is due.
 *
 * <p>Safe for concurrent use by any number of processes.
 */
public interface RecurringJobs {
    /** Makes a job known, due at the given time. A job that is known already keeps its own time. */
    void declare(String job, Instant firstDue);

    /**
     * Takes the job if it is due and nobody holds it, or if its holder's lease ran out.
     *
     * @param holder name of the claiming process
     * @param lease after this time without {@link #extend} the job is free again
     * @return empty if it is not due, held by somebody else, or not known
     */
    Optional<JobRun> claim(String job, String holder, Duration lease);

    /**
     * Keeps how far the run has come, for a run after one that does not end; empty once it has. Whoever hurries the job has it
     * begin at the start. Changes nothing if the run was lost.
     */
    void reach(JobRun run, String place);

    /** Holds the job for another lease from now on; false if the run was lost or has ended. */
    boolean extend(JobRun run, Duration lease);

    /**
     * The run has ended, well or not. The job is due again at the given time, or at once if somebody hurried it meanwhile.
     * Changes nothing if the run was lost.
     */
    void done(JobRun run, Instant nextDue);

    /** Makes the job due now; one that is under way comes once more after it has ended. Nothing happens if it is not known. */
    void hurry(String job);

    /** Frees every job held by an earlier run of this process. */
    void releaseAll(String holder);
}
