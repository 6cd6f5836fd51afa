package vn.tangthu.ingest.web;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.ingest.intake.Receipt;

/** Turns documents into what the API shows. */
@Component
class DocumentViews {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private final MessageSource messages;

    DocumentViews(MessageSource messages) {
        this.messages = messages;
    }

    DocumentView of(Document document) {
        return new DocumentView(
                document.id().toString(),
                document.sha256().hex(),
                document.size(),
                document.fileName(),
                document.mediaType(),
                document.state(),
                document.pages(),
                document.pagesRead(),
                document.poorPages(),
                failure(document.failure()),
                metadata(document.metadata()),
                document.copies(),
                receipt(Receipt.of(document)),
                text(document.parent()),
                document.pathInParent(),
                text(document.duplicateOf()),
                document.version(),
                document.receivedAt(),
                document.receivedBy());
    }

    /** What happened and what to do, in the language asked for. */
    String explain(Failure failure, Locale locale) {
        String text = messages.getMessage(
                "failure." + failure.code(), null, failure.code().name(), locale);
        return text == null ? failure.code().name() : text;
    }

    private static @Nullable String text(@Nullable DocumentId id) {
        return id == null ? null : id.toString();
    }

    private DocumentView.@Nullable FailureView failure(@Nullable Failure failure) {
        return failure == null
                ? null
                : new DocumentView.FailureView(
                        failure.code(), failure.page(), explain(failure, VIETNAMESE), explain(failure, Locale.ENGLISH));
    }

    static DocumentView.MetadataView metadata(Metadata metadata) {
        LocalDate date = metadata.date();
        return new DocumentView.MetadataView(
                metadata.category(),
                metadata.unit().value(),
                metadata.type(),
                metadata.number(),
                date == null ? null : date.toString(),
                metadata.issuer(),
                metadata.person(),
                metadata.note());
    }

    private static DocumentView.@Nullable ReceiptView receipt(@Nullable Receipt receipt) {
        return receipt == null
                ? null
                : new DocumentView.ReceiptView(
                        receipt.number(),
                        receipt.sha256().hex(),
                        receipt.size(),
                        receipt.copies(),
                        receipt.receivedAt(),
                        "/documents/" + receipt.document() + "/receipt");
    }
}
