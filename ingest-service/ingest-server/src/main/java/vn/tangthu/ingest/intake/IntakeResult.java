package vn.tangthu.ingest.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.object.StoreFailure;

/** Outcome of offering a document. */
public sealed interface IntakeResult {
    /**
     * The document is in the archive.
     *
     * @param receipt null while only one copy could be verified: keep the source
     */
    record Accepted(Document document, @Nullable Receipt receipt) implements IntakeResult {}

    /** The metadata name something that does not exist or may not be used; nothing was kept. */
    record BadMetadata(String field, Reason reason) implements IntakeResult {
        public enum Reason {
            UNKNOWN_CODE,
            OUTSIDE_SCOPE
        }
    }

    /** Not one verified copy could be made; nothing was kept, the source must be kept by its owner. */
    record NotStored(List<StoreFailure> failures) implements IntakeResult {}

    /** The file has no bytes. */
    record Empty() implements IntakeResult {}
}
