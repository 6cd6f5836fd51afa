package vn.tangthu.archive.casefile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;

/**
 * A document that belongs to a case file.
 *
 * @param type code of the list {@code document-types}
 * @param event the event that it is the paper of, or null
 */
public record CaseDocument(
        DocumentId document, String type, @Nullable UUID event) {}
