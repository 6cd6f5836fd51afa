package vn.tangthu.archive.imports;

import java.util.Optional;
import java.util.Set;

/** What people say to an import. */
public enum ImportOrder {
    /** Write the good rows of a checked file. */
    CONFIRM(Set.of(ImportState.CHECKED), ImportState.IMPORTING),
    PAUSE(Set.of(ImportState.IMPORTING), ImportState.PAUSED),
    RESUME(Set.of(ImportState.PAUSED), ImportState.IMPORTING),
    CANCEL(
            Set.of(ImportState.CHECKING, ImportState.CHECKED, ImportState.IMPORTING, ImportState.PAUSED),
            ImportState.CANCELLED);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is unmodifiable
    private final Set<ImportState> from;

    private final ImportState to;

    ImportOrder(Set<ImportState> from, ImportState to) {
        this.from = from;
        this.to = to;
    }

    /** Whether rows are written from then on, in the name of whoever says it. */
    public boolean writes() {
        return to == ImportState.IMPORTING;
    }

    /** The state afterwards; empty if it cannot be said in this one. */
    public Optional<ImportState> next(ImportState now) {
        return from.contains(now) ? Optional.of(to) : Optional.empty();
    }
}
