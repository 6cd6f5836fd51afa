package vn.tangthu.archive.s3;

import org.jspecify.annotations.Nullable;

/** What reading an object in full found. */
sealed interface StoredCopy {
    /**
     * @param size of the object in bytes
     * @param tag the server's mark of this very content, for conditions; null where it gives none
     * @param bytes all of them where they are few, else null
     */
    // The array is handed on within the package and never changed.
    @SuppressWarnings("ArrayRecordComponent")
    record Good(long size, @Nullable String tag, byte @Nullable [] bytes) implements StoredCopy {}

    /** It was read whole and has another digest. */
    record Damaged() implements StoredCopy {}

    /** The server cannot read it while everything else works: damaged for all we know, or good and read later. */
    record Unreadable(String detail) implements StoredCopy {}

    record Absent() implements StoredCopy {}
}
