package vn.tangthu.ingest.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.ingest.work.WorkSignal;

/**
 * What pages and API do to documents that are in the archive, within the caller's scope. Papers of case files can be read
 * wherever they lie; only those who keep a document change it.
 */
@Component
class DocumentDesk {
    private static final int MAX_REASON = 500;
    static final int MOST_PAGES_LISTED = 500;
    private final RecordRegistry registry;
    private final AuditTrail audit;
    private final Intake intake;
    private final WorkSignal signal;

    DocumentDesk(RecordRegistry registry, AuditTrail audit, Intake intake, WorkSignal signal) {
        this.registry = registry;
        this.audit = audit;
        this.intake = intake;
        this.signal = signal;
    }

    /** @throws ApiProblem 404, in the same words for what is not there and what may not be seen */
    Document find(Act act, String id) {
        DocumentId parsed = DocumentId.parse(id).orElseThrow(DocumentDesk::notFound);
        Optional<Document> found = registry.find(act.actor().scope(), parsed);
        if (found.isEmpty()) {
            // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
            audit.append(new AuditEvent(act, Action.DENIED, "document:" + parsed, Map.of("reason", "not-in-scope")));
            throw notFound();
        }
        return found.get();
    }

    /** Finds a document to show what is known about it; the look is audited. */
    Document look(Act act, String id) {
        Document document = find(act, id);
        audit.append(AuditEvent.of(act, Action.VIEWED, "document:" + document.id()));
        return document;
    }

    /** A list that shows what is known about documents; audited, with what it was filtered by. */
    List<Document> lookAtList(Act act, @Nullable DocumentState state, boolean mine, @Nullable String after, int limit) {
        List<Document> documents = list(act, state, mine, after, limit);
        audit.append(new AuditEvent(
                act,
                Action.VIEWED,
                "documents",
                Map.of(
                        "state",
                        String.valueOf(state),
                        "mine",
                        Boolean.toString(mine),
                        "shown",
                        Integer.toString(documents.size()))));
        return documents;
    }

    List<Document> list(Act act, @Nullable DocumentState state, boolean mine, @Nullable String after, int limit) {
        Cursor cursor = Cursor.parse(after);
        return registry.list(
                act.actor().scope(),
                new DocumentFilter(
                        null,
                        null,
                        null,
                        null,
                        state,
                        mine ? act.actor().name() : null,
                        null,
                        cursor.before(),
                        cursor.id()),
                limit);
    }

    List<Document> parts(Act act, Document parent) {
        return registry.list(
                act.actor().scope(),
                new DocumentFilter(null, null, null, null, null, null, parent.id(), null, null),
                1000);
    }

    /** The poorly read pages among the first {@value #MOST_PAGES_LISTED}, in page order. */
    List<Page> poorPages(Act act, Document document) {
        if (document.poorPages() == 0) {
            return List.of();
        }
        List<PageRef> refs = IntStream.rangeClosed(1, Math.min(document.pages(), MOST_PAGES_LISTED))
                .mapToObj(number -> new PageRef(document.id(), number))
                .toList();
        return registry.pages(act.actor().scope(), refs).values().stream()
                .filter(Page::poor)
                .sorted(Comparator.comparingInt(Page::number))
                .toList();
    }

    List<MetadataVersion> history(Act act, Document document) {
        return registry.history(act.actor().scope(), document.id());
    }

    /** Whether it is kept in the caller's scope, and not only tied with a case file of it. */
    static boolean keeps(Act act, Document document) {
        return act.actor().scope().allows(document.metadata().unit());
    }

    private void requireKept(Act act, Document document) {
        if (!keeps(act, document)) {
            audit.append(new AuditEvent(
                    act, Action.DENIED, "document:" + document.id(), Map.of("reason", "kept-elsewhere")));
            throw new ApiProblem(
                    HttpStatus.FORBIDDEN,
                    "kept-elsewhere",
                    "Bạn đọc được tài liệu này vì nó thuộc một hồ sơ trong phạm vi của bạn; chỉ đơn vị quản lý tài liệu"
                            + " mới sửa được.",
                    "You can read this document because it belongs to a record within your scope; only the unit that"
                            + " keeps the document can change it.");
        }
    }

    Document correct(Act act, Document document, long version, MetadataForm form, @Nullable String reason) {
        requireKept(act, document);
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw MetadataForm.invalid(
                    "reason", "cần 1 đến 500 ký tự: vì sao sửa?", "needs 1 to 500 characters: why the correction?");
        }
        Metadata metadata = form.toMetadata(document.metadata().unit());
        intake.check(act.actor().scope(), metadata).ifPresent(bad -> {
            throw Uploads.problem(bad.field(), bad.reason());
        });
        AuditEvent event = new AuditEvent(
                act,
                Action.CORRECTED,
                "document:" + document.id(),
                Map.of("version", Long.toString(version + 1), "reason", reason.strip()));
        return switch (registry.correct(act.actor().scope(), document.id(), version, metadata, reason.strip(), event)) {
            case Correction.Done(Document corrected) -> {
                signal.give();
                yield corrected;
            }
            case Correction.NotFound() -> throw notFound();
            case Correction.Conflict(Document current) ->
                throw new ApiProblem(
                        HttpStatus.CONFLICT,
                        "corrected-meanwhile",
                        "Người khác vừa sửa tài liệu này (phiên bản " + current.version()
                                + "). Hãy mở lại, so sánh rồi sửa tiếp.",
                        "Somebody else has just corrected this document (version " + current.version()
                                + "). Open it again, compare, then correct.");
        };
    }

    void retry(Act act, Document document) {
        requireKept(act, document);
        AuditEvent event = AuditEvent.of(act, Action.RETRIED, "document:" + document.id());
        if (!registry.retry(act.actor().scope(), document.id(), event)) {
            throw new ApiProblem(
                    HttpStatus.CONFLICT,
                    "nothing-to-retry",
                    "Tài liệu này không ở trạng thái lỗi, không cần đọc lại.",
                    "This document has not failed; there is nothing to retry.");
        }
        signal.give();
    }

    /** Where the list goes on after this document. */
    static String cursor(Document last) {
        return last.receivedAt() + "_" + last.id();
    }

    private static ApiProblem badCursor() {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-cursor",
                "Tham số 'after' không hợp lệ; hãy lấy từ 'next' của lần trước.",
                "Parameter 'after' is not valid; take it from 'next' of the answer before.");
    }

    private static ApiProblem notFound() {
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "document-not-found",
                "Không có tài liệu này trong phạm vi của bạn. Kiểm tra lại đường dẫn hoặc hỏi đơn vị quản lý.",
                "There is no such document within your scope. Check the link, or ask the unit that keeps it.");
    }

    private record Cursor(
            @Nullable Instant before, @Nullable DocumentId id) {
        static Cursor parse(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Cursor(null, null);
            }
            int cut = text.indexOf('_');
            if (cut < 0) {
                throw badCursor();
            }
            try {
                return new Cursor(
                        Instant.parse(text.substring(0, cut)),
                        DocumentId.parse(text.substring(cut + 1)).orElseThrow(DocumentDesk::badCursor));
            } catch (DateTimeException e) {
                throw badCursor();
            }
        }
    }
}
