package vn.tangthu.ingest.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.ingest.intake.Receipt;

/** Pages of the archivist: uploads, documents, receipts. */
@Controller
class DocumentPages {
    private static final int RECENT = 200;
    private static final int PAGE = 50;
    private final DocumentDesk desk;
    private final DocumentViews views;
    private final CodeLabels labels;
    private final AuditTrail audit;
    private final TextExtractor extractor;

    DocumentPages(
            DocumentDesk desk, DocumentViews views, CodeLabels labels, AuditTrail audit, TextExtractor extractor) {
        this.desk = desk;
        this.views = views;
        this.labels = labels;
        this.audit = audit;
        this.extractor = extractor;
    }

    /**
     * A document in a list.
     *
     * @param explanation why it failed or waits and what to do, or null
     */
    public record Row(Document document, @Nullable String explanation) {
        /** Whether anything will still change by itself. */
        public boolean busy() {
            return switch (document.state()) {
                case STORED_ONCE, STORED, READING -> true;
                case SEARCHABLE, FAILED -> false;
            };
        }
    }

    /**
     * A page that was read badly or not at all.
     *
     * @param reason why it could not be read, or null where its text is only uncertain
     * @param confidence in per cent
     */
    public record PoorPage(int number, @Nullable String reason, int confidence) {}

    @GetMapping("/upload")
    @Requires(Operation.UPLOAD)
    String upload(Act act, Locale locale, Model model) {
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("units", names.units(act.actor().scope()));
        model.addAttribute("ownUnit", act.actor().unit().value());
        model.addAttribute("recognitionMissing", !extractor.canRecognise());
        recent(act, locale, model);
        return "upload";
    }

    /** The list of one's own uploads alone; the page asks for it again while anything is under way. */
    @GetMapping("/upload/recent")
    @Requires(Operation.UPLOAD)
    String recent(Act act, Locale locale, Model model) {
        List<Row> rows = rows(desk.list(act, null, true, null, RECENT), locale);
        model.addAttribute("rows", rows);
        model.addAttribute("busy", rows.stream().anyMatch(Row::busy));
        return "upload-recent";
    }

    @GetMapping("/documents")
    @Requires({Operation.CORRECT, Operation.UPLOAD})
    String documents(
            Act act,
            Locale locale,
            @RequestParam(required = false) @Nullable DocumentState state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        List<Document> documents = desk.lookAtList(act, state, mine, after, PAGE);
        model.addAttribute("names", labels.now());
        model.addAttribute("rows", rows(documents, locale));
        model.addAttribute("states", DocumentState.values());
        model.addAttribute("state", state);
        model.addAttribute("mine", mine);
        model.addAttribute("first", after == null);
        model.addAttribute("next", documents.size() < PAGE ? null : DocumentDesk.cursor(documents.getLast()));
        return "documents";
    }

    @GetMapping("/documents/{id}")
    @Requires({Operation.UPLOAD, Operation.CORRECT, Operation.SEARCH})
    String document(Act act, Locale locale, @PathVariable String id, Model model) {
        Document document = desk.look(act, id);
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("units", names.units(act.actor().scope()));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", MetadataForm.of(document.metadata()));
        }
        model.addAttribute("row", row(document, locale));
        model.addAttribute("document", document);
        model.addAttribute("receipt", Receipt.of(document));
        model.addAttribute("parts", rows(desk.parts(act, document), locale));
        List<PoorPage> poor = desk.poorPages(act, document).stream()
                .map(page -> poorPage(page, locale))
                .toList();
        model.addAttribute("poorPages", poor);
        model.addAttribute(
                "mayRetry",
                document.state() == DocumentState.FAILED || poor.stream().anyMatch(page -> page.reason() != null));
        model.addAttribute("history", desk.history(act, document));
        boolean keeps = DocumentDesk.keeps(act, document);
        model.addAttribute("mayCorrect", act.actor().may(Operation.CORRECT) && keeps);
        model.addAttribute("keptElsewhere", !keeps);
        model.addAttribute("mayDownload", act.actor().may(Operation.DOWNLOAD));
        model.addAttribute("maySearch", act.actor().may(Operation.SEARCH));
        return "document";
    }

    @PostMapping("/documents/{id}/correct")
    @Requires(Operation.CORRECT)
    String correct(
            Act act,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String reason,
            @ModelAttribute MetadataForm form,
            RedirectAttributes redirect) {
        Document document = desk.find(act, id);
        try {
            desk.correct(act, document, version, form, reason);
            redirect.addFlashAttribute("done", "document.corrected");
        } catch (ApiProblem refused) {
            // What was typed comes back with the reason, so that nothing is lost.
            redirect.addFlashAttribute("refusedVi", refused.vietnamese());
            redirect.addFlashAttribute("refusedEn", refused.english());
            redirect.addFlashAttribute("typed", form);
            redirect.addFlashAttribute("typedReason", reason);
        }
        return "redirect:/documents/" + document.id();
    }

    @PostMapping("/documents/{id}/retry")
    @Requires(Operation.CORRECT)
    String retry(Act act, @PathVariable String id, RedirectAttributes redirect) {
        Document document = desk.find(act, id);
        desk.retry(act, document);
        redirect.addFlashAttribute("done", "document.retried");
        return "redirect:/documents/" + document.id();
    }

    @GetMapping("/documents/{id}/receipt")
    @Requires({Operation.UPLOAD, Operation.CORRECT})
    String receipt(Act act, @PathVariable String id, Model model) {
        Document document = desk.find(act, id);
        Receipt receipt = Receipt.of(document);
        if (receipt == null) {
            throw new ApiProblem(
                    HttpStatus.CONFLICT,
                    "no-receipt-yet",
                    "Chưa có giấy biên nhận: mới có một bản được kiểm chứng. Hãy giữ bản gốc cho đến khi bản thứ hai được ghi.",
                    "There is no receipt yet: only one copy is verified. Keep the original until the second is made.");
        }
        audit.append(AuditEvent.of(act, Action.RECEIPT_PRINTED, "document:" + document.id()));
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("receipt", receipt);
        model.addAttribute("document", document);
        // A receipt says what was handed in; later corrections do not change it.
        model.addAttribute("given", desk.history(act, document).getFirst().metadata());
        model.addAttribute(
                "qr",
                Qr.draw("TANGTHU|" + receipt.number() + "|" + receipt.document() + "|sha256:" + receipt.sha256()));
        return "receipt";
    }

    private List<Row> rows(List<Document> documents, Locale locale) {
        return documents.stream().map(document -> row(document, locale)).toList();
    }

    private PoorPage poorPage(Page page, Locale locale) {
        Failure failure = page.failure();
        return new PoorPage(
                page.number(),
                failure == null ? null : views.explain(failure, locale),
                Math.round(100 * page.confidence()));
    }

    private Row row(Document document, Locale locale) {
        Failure failure = document.failure();
        return new Row(document, failure == null ? null : views.explain(failure, locale));
    }
}
