package vn.tangthu.ingest.intake;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.object.ContentSource;

/**
 * A document that somebody offers.
 *
 * @param id the same id again is the same document: offering twice does no harm
 * @param fileName as offered; see {@link FileName}
 * @param parent the container it came out of, or null
 */
public record Offer(
        DocumentId id,
        ContentSource content,
        String fileName,
        Metadata metadata,
        @Nullable DocumentId parent,
        @Nullable String pathInParent) {
    /** An upload. */
    public static Offer upload(ContentSource content, String fileName, Metadata metadata) {
        return new Offer(DocumentId.random(), content, fileName, metadata, null, null);
    }
}
