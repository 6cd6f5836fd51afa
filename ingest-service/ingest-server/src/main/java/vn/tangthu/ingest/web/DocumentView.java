package vn.tangthu.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.FailureCode;

/** A document in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
        String id,
        String sha256,
        long size,
        String fileName,
        String mediaType,
        DocumentState state,
        int pages,
        int pagesRead,
        int poorPages,
        @Nullable FailureView failure,
        MetadataView metadata,
        List<String> copies,
        @Nullable ReceiptView receipt,
        @Nullable String parent,
        @Nullable String pathInParent,
        @Nullable String duplicateOf,
        long version,
        Instant receivedAt,
        String receivedBy) {
    /**
     * Why a document could not be read.
     *
     * @param message in Vietnamese
     * @param messageEn in English
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FailureView(FailureCode code, @Nullable Integer page, String message, String messageEn) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MetadataView(
            String category,
            String unit,
            String type,
            @Nullable String number,
            @Nullable String date,
            @Nullable String issuer,
            @Nullable String person,
            @Nullable String note) {}

    /** @param url page of the receipt, to be printed */
    record ReceiptView(String number, String sha256, long size, List<String> copies, Instant receivedAt, String url) {}
}
