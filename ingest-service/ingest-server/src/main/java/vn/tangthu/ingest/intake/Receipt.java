package vn.tangthu.ingest.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.object.Sha256;

/**
 * Says that a document rests on two independent media, each copy read back and hashed (circular, Article 7.2.c).
 *
 * @param number what people quote: the first twelve digits of the document's id
 * @param copies names of the media
 */
public record Receipt(
        String number,
        DocumentId document,
        String fileName,
        Sha256 sha256,
        long size,
        List<String> copies,
        Instant receivedAt,
        String receivedBy) {
    public Receipt {
        copies = List.copyOf(copies);
    }

    /** The receipt for a document, or null where it has none yet. */
    public static @Nullable Receipt of(Document document) {
        if (document.state() == DocumentState.STORED_ONCE || document.copies().size() < 2) {
            return null;
        }
        String digits = document.id().toString().replace("-", "");
        return new Receipt(
                "BN-" + digits.substring(0, 6) + "-" + digits.substring(6, 12),
                document.id(),
                document.fileName(),
                document.sha256(),
                document.size(),
                document.copies(),
                document.receivedAt(),
                document.receivedBy());
    }
}
