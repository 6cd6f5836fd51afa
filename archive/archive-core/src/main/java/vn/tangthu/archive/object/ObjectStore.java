package vn.tangthu.archive.object;

import java.util.List;
import java.util.stream.Stream;

/**
 * A write-once store of bytes addressed by their SHA-256.
 *
 * <p>All methods are safe for concurrent use. Expected outcomes, a full or absent medium among them, are results, never
 * exceptions. Objects of 0 bytes are allowed. A crash at any moment leaves an object whole or absent, never torn: a torn
 * write is not visible under its address.
 */
public interface ObjectStore extends AutoCloseable {
    /** Name for receipts, health and audit entries, for example {@code medium-1}. */
    String name();

    /** Names of the independent copies that a complete put makes; one for a plain store, two for a mirror. */
    List<String> copies();

    /**
     * Stores the bytes under their digest, flushes them to the medium, reads them back and hashes what was read.
     *
     * <p>Idempotent: where a good copy is there already it is verified and kept; a damaged one is replaced. A source that
     * does not have this digest is refused ({@code WRONG_DIGEST}) and leaves nothing behind.
     *
     * @return which copies are now verified, and why others are not
     * @throws java.io.UncheckedIOException if the source cannot be read; nothing is left behind
     */
    PutOutcome put(Sha256 digest, ContentSource source);

    /**
     * Opens {@code length} bytes from {@code offset} on. The whole object was hashed before the first byte is handed out,
     * so a damaged copy is never served. A range past the end is shortened; an offset past the end gives an empty stream.
     *
     * @param offset 0 or more
     * @param length 0 or more, {@code Long.MAX_VALUE} for all that is left
     * @throws IllegalArgumentException for a negative offset or length
     */
    OpenOutcome openRange(Sha256 digest, long offset, long length);

    /** Opens the whole object. */
    default OpenOutcome open(Sha256 digest) {
        return openRange(digest, 0, Long.MAX_VALUE);
    }

    /** Reads every copy in full and hashes it; one answer for each of {@link #copies()}, in that order. Changes nothing. */
    List<CopyState> verify(Sha256 digest);

    /**
     * Removes every copy. Removing what is not there is not a failure.
     *
     * @return one failure for each copy that may still be there
     */
    List<StoreFailure> delete(Sha256 digest);

    /**
     * The digests of all objects that begin so, in no order; for a mirror those of any copy, each once, which it keeps in
     * memory for that. The caller closes the stream.
     *
     * @param prefix the first two digits, or none for all objects
     * @throws java.io.UncheckedIOException if a medium cannot be read
     */
    Stream<Sha256> list(String prefix);

    /** Asks each medium now; one answer for each of {@link #copies()}. */
    List<StoreHealth> health();

    @Override
    default void close() {}
}
