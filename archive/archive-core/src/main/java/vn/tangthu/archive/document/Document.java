package vn.tangthu.archive.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;

/**
 * A document as the registry knows it.
 *
 * @param fileName as uploaded, in Unicode NFC, without any path
 * @param mediaType found from the content, {@code application/octet-stream} until its own reading began
 * @param copies names of the stores with a verified copy of the original
 * @param pages number of pages, 0 until known and its own reading began
 * @param pagesRead pages read so far, 0 until its own reading began
 * @param poorPages pages whose recognition confidence is low or which failed, 0 until its own reading began
 * @param failure why it could not be read; also set, without state FAILED, while it waits for text recognition
 * @param parent the archive or mail it came out of, or null
 * @param pathInParent its path in the parent, or null
 * @param duplicateOf the earliest document with the same bytes among those that the reader may see, or null if it is this one
 * @param version starts at 1, one more with every correction of the metadata
 */
public record Document(
        DocumentId id,
        Sha256 sha256,
        long size,
        String fileName,
        String mediaType,
        Metadata metadata,
        DocumentState state,
        List<String> copies,
        int pages,
        int pagesRead,
        int poorPages,
        @Nullable Failure failure,
        @Nullable DocumentId parent,
        @Nullable String pathInParent,
        @Nullable DocumentId duplicateOf,
        long version,
        Instant receivedAt,
        String receivedBy) {
    public Document {
        copies = List.copyOf(copies);
    }
}
