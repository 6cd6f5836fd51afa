package vn.tangthu.search.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.ApiProblem;

/** Opens documents, pages and originals for those who may see them; every look is audited before anything is shown. */
@Component
public class PageDesk {
    private final RecordRegistry registry;
    private final ObjectStore store;
    private final AuditTrail audit;

    public PageDesk(RecordRegistry registry, ObjectStore store, AuditTrail audit) {
        this.registry = registry;
        this.store = store;
        this.audit = audit;
    }

    /** @throws ApiProblem 404, in the same words for what is not there and what may not be seen */
    public Document document(Act act, String id) {
        DocumentId parsed = DocumentId.parse(id).orElseThrow(PageDesk::notFound);
        Optional<Document> found = registry.find(act.actor().scope(), parsed);
        if (found.isEmpty()) {
            // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
            audit.append(new AuditEvent(act, Action.DENIED, "document:" + parsed, Map.of("reason", "not-in-scope")));
            throw notFound();
        }
        return found.get();
    }

    /** Opens a page and audits the look. */
    public Page view(Act act, Document document, int number) {
        Page page = page(act, document, number);
        audit.append(new AuditEvent(
                act, Action.VIEWED, "document:" + document.id(), Map.of("page", Integer.toString(number))));
        return page;
    }

    private Page page(Act act, Document document, int number) {
        return registry.page(act.actor().scope(), new PageRef(document.id(), number))
                .orElseThrow(() -> new ApiProblem(
                        HttpStatus.NOT_FOUND,
                        "page-not-found",
                        "Tài liệu chưa có trang " + number + ": trang chưa được đọc hoặc không tồn tại.",
                        "The document has no page " + number + ": it was not read yet, or does not exist."));
    }

    /** The bytes of the original; audited as a download. */
    public OpenOutcome.Opened original(Act act, Document document) {
        audit.append(AuditEvent.of(act, Action.DOWNLOADED, "document:" + document.id()));
        return open(document.sha256());
    }

    /** The image of a page that was opened by {@link #view}. */
    public byte[] image(Page page) throws IOException {
        try (InputStream in = open(page.image()).stream()) {
            return in.readAllBytes();
        }
    }

    private OpenOutcome.Opened open(Sha256 digest) {
        return switch (store.open(digest)) {
            case OpenOutcome.Opened opened -> opened;
            case OpenOutcome.Missing() -> throw unavailable();
            case OpenOutcome.Unavailable unavailable -> throw unavailable();
        };
    }

    private static ApiProblem notFound() {
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "document-not-found",
                "Không có tài liệu này trong phạm vi của bạn. Kiểm tra lại đường dẫn hoặc hỏi đơn vị quản lý.",
                "There is no such document within your scope. Check the link, or ask the unit that keeps it.");
    }

    private static ApiProblem unavailable() {
        return new ApiProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "copies-unavailable",
                "Không phương tiện lưu trữ nào đưa ra được bản còn nguyên vẹn. Hãy thử lại sau và báo cán bộ chuyên trách.",
                "No storage medium can give an intact copy now. Try again later and tell the custodian.");
    }
}
