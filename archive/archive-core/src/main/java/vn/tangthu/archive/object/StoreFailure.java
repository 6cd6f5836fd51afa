package vn.tangthu.archive.object;

/**
 * Why one store did not do what it was asked.
 *
 * @param store name of the store
 * @param detail for the custodian, in English; no content, no person's data
 */
public record StoreFailure(String store, Kind kind, String detail) {
    public enum Kind {
        /** No room, or less than the reserve. */
        FULL,
        /** The medium is gone, does not answer or refuses. */
        UNREACHABLE,
        /** What was read back is not what was written, or not what the address says. */
        CORRUPT,
        /** The bytes offered do not have the digest they were offered under. */
        WRONG_DIGEST
    }
}
