package vn.tangthu.archive.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;

/**
 * A file of records on its way into the register.
 *
 * @param category code of the catalogue's list {@code categories}
 * @param unit the unit of whoever sent it; decides who may see it, and keeps the rows that name no other
 * @param act of whoever sent it, or gave the last order to write: rows are written in that name. Its scope is empty: what it
 *     reaches is found out when it is used
 * @param table null before the file was looked into
 * @param failure null unless it failed
 * @param checked rows by what the check found
 * @param written rows by what became of them
 * @param position number of the last row that was dealt with in the present state: where it is taken up again
 * @param runSince when the present state began to deal with rows; for the speed
 * @param runFrom how many rows had been dealt with then
 */
public record Import(
        ImportId id,
        String category,
        UnitCode unit,
        ImportFile file,
        ImportState state,
        Act act,
        @Nullable ImportTable table,
        @Nullable ImportFailure failure,
        ImportCounts checked,
        ImportCounts written,
        int position,
        Instant runSince,
        int runFrom,
        Instant sentAt,
        Instant changedAt) {
    /** How many rows were dealt with in the present pass. */
    public int done() {
        return state == ImportState.CHECKING || state == ImportState.CHECKED ? checked.rows() : written.rows();
    }

    /** Whether rows that came back are those of the check, or those of the writing. */
    public ImportPass pass() {
        return written.rows() == 0 && (state != ImportState.IMPORTING && state != ImportState.DONE)
                ? ImportPass.CHECK
                : ImportPass.WRITE;
    }
}
