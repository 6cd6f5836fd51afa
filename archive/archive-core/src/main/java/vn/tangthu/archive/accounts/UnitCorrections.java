package vn.tangthu.archive.accounts;

import java.util.List;
import java.util.function.Function;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;

/** Corrects units that are there already: who may see and enter what follows from them. For the start of the program alone. */
public interface UnitCorrections {
    /**
     * Brings units up to what is said of them now: kind, parent and names. One transaction with its audit entry, which is
     * left out if nothing was corrected. Units that are not there are passed over, and those that are not named stay as they
     * are.
     *
     * @param units whose parents are all there
     * @param event makes the entry from the codes of those that were corrected
     * @return the codes of those that were corrected, in the order in which they were given
     */
    List<UnitCode> correct(List<Unit> units, Function<List<UnitCode>, AuditEvent> event);
}
