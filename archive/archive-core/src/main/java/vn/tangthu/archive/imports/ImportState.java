package vn.tangthu.archive.imports;

/** Where an import stands. */
public enum ImportState {
    /** Every row is being read and held against the rules; nothing is written into the register. */
    CHECKING,
    /** The check is done; somebody has to confirm. */
    CHECKED,
    /** Good rows go into the register. */
    IMPORTING,
    /** Stopped by somebody between two portions; goes on from there. */
    PAUSED,
    /** Every row went in, was there already, or came back with its reasons. */
    DONE,
    /** Stopped for good by somebody, or because nobody came back to it; what went in before stays. */
    CANCELLED,
    /** The file cannot be read; what went in before stays. */
    FAILED;

    /** Nothing changes any more. */
    public boolean ended() {
        return switch (this) {
            case DONE, CANCELLED, FAILED -> true;
            case CHECKING, CHECKED, IMPORTING, PAUSED -> false;
        };
    }

    /** Whether somebody has to say how it goes on. */
    public boolean waits() {
        return this == CHECKED || this == PAUSED;
    }

    /** Whether a worker is at it, or will be. */
    public boolean busy() {
        return this == CHECKING || this == IMPORTING;
    }
}
