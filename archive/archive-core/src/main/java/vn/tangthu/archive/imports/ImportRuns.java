package vn.tangthu.archive.imports;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * Imports as the workers see them; never used by anything that answers a person.
 *
 * <p>Progress is kept row by row of the file, so that whoever takes up a run goes on where the last one stopped, and two that
 * run the same import do not count a row twice: a step says where it begins, and is refused if it is not there that the
 * import stands, or if somebody stopped it meanwhile.
 */
public interface ImportRuns {
    Optional<Import> find(ImportId id);

    /**
     * A check begins, from the first row: what an earlier one left is forgotten.
     *
     * @return false if the import is not being checked
     */
    boolean checkBegun(ImportId id, ImportTable table);

    /**
     * Rows were checked.
     *
     * @param from where the step before ended, 0 for the first
     * @param to number of the last row of the step
     * @return false if nothing was kept: the run ends
     */
    boolean checked(ImportId id, int from, int to, ImportCounts counts, List<RejectedRow> rejected);

    /** The check came to its end; false if it is not being checked. */
    boolean checkDone(ImportId id);

    /**
     * Writes rows: what is written, the rows that come back and the progress are one transaction.
     *
     * @param from where the step before ended, 0 for the first
     * @param to number of the last row of the step
     * @param write writes good rows through other ports and says what became of all rows of the step but those rejected
     * @return false if nothing was written and kept: the run ends
     */
    boolean write(ImportId id, int from, int to, List<RejectedRow> rejected, Supplier<ImportCounts> write);

    /** All rows were written; false if it is not importing. */
    boolean done(ImportId id, AuditEvent event);

    /** It cannot go on; false if it has ended already. */
    boolean failed(ImportId id, ImportFailure failure, AuditEvent event);

    /**
     * Ends imports that wait for somebody ({@link ImportState#CHECKED} or {@link ImportState#PAUSED}) and about which nobody
     * did anything for this long: what came back of them is about persons, and is to be forgotten as that of others. They are
     * {@link ImportState#CANCELLED} then; what went in before stays.
     *
     * @param event what the trail says of each, from how it stood
     * @return how many
     */
    int endIdle(Duration age, Function<Import, AuditEvent> event);

    /**
     * Forgets the rows that came back of imports that ended longer ago than this: they are about persons, and whoever sent
     * them has had the time to fetch them. Counts and reasons stay.
     *
     * @return how many rows
     */
    long forgetRejected(Duration age);
}
