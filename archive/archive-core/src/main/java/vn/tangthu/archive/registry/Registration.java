package vn.tangthu.archive.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.object.Sha256;

/**
 * A document that is to be registered; its object is stored already.
 *
 * @param copies names of the stores with a verified copy
 * @param complete whether that is all the copies there must be: state STORED, otherwise STORED_ONCE
 */
public record Registration(
        DocumentId id,
        Sha256 sha256,
        long size,
        String fileName,
        Metadata metadata,
        List<String> copies,
        boolean complete,
        @Nullable DocumentId parent,
        @Nullable String pathInParent) {
    public Registration {
        copies = List.copyOf(copies);
        fileName = StorableText.of(fileName);
        pathInParent = pathInParent == null ? null : StorableText.of(pathInParent);
    }
}
