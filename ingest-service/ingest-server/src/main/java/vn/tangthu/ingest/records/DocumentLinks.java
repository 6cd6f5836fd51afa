package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;

/** Ties documents to case files and unties them. */
@Controller
@Requires(Operation.ENTER)
class DocumentLinks {
    private final RecordDesk desk;
    private final RecordChanges changes;
    private final RecordRegistry registry;
    private final DocumentFinder finder;
    private final Catalogue catalogue;
    private final CodeLabels labels;

    DocumentLinks(
            RecordDesk desk,
            RecordChanges changes,
            RecordRegistry registry,
            DocumentFinder finder,
            Catalogue catalogue,
            CodeLabels labels) {
        this.desk = desk;
        this.changes = changes;
        this.registry = registry;
        this.finder = finder;
        this.catalogue = catalogue;
        this.labels = labels;
    }

    /** @param tied whether it is tied already to what is looked for */
    record Candidate(Document document, boolean tied) {}

    /** A part of the record page: what could be tied to it. */
    @GetMapping("/records/{id}/documents/find")
    String find(
            Act act,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String event,
            Model model) {
        CaseFile file = desk.find(act, id);
        model.addAttribute("names", labels.now());
        model.addAttribute("file", file);
        model.addAttribute("type", type);
        model.addAttribute("event", event);
        model.addAttribute("asked", !q.isBlank());
        model.addAttribute(
                "candidates",
                finder.find(act, q).stream()
                        .map(document -> new Candidate(
                                document,
                                file.contents().documents().stream()
                                        .anyMatch(one -> one.document().equals(document.id()))))
                        .toList());
        return "record-candidates";
    }

    @PostMapping("/records/{id}/documents")
    String link(
            Act act,
            @PathVariable String id,
            @RequestParam String document,
            @RequestParam String type,
            @RequestParam(required = false) @Nullable String event,
            RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        DocumentId found = DocumentId.parse(document)
                .flatMap(one -> registry.find(act.actor().scope(), one))
                .map(Document::id)
                .orElseThrow(RecordProblems::documentNotFound);
        String name = catalogue
                .documentTypes()
                .find(type)
                .map(CodeEntry::label)
                .map(label -> label.vi())
                .orElseThrow(DocumentLinks::noSuchType);
        CaseDocument wanted = new CaseDocument(found, type, eventOf(file, event));
        tell(changes.link(act, file, wanted, "Gắn tài liệu: " + name), "records.document-tied", redirect);
        return "redirect:/records/" + file.id() + "#documents";
    }

    @PostMapping("/records/{id}/documents/{document}/unlink")
    String unlink(
            Act act,
            @PathVariable String id,
            @PathVariable String document,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        String why = RecordDesk.reason(reason).orElseThrow(RecordProblems::reasonMissing);
        DocumentId known = DocumentId.parse(document).orElseThrow(RecordProblems::notFound);
        tell(changes.unlink(act, file, known, eventOf(file, event), why), "records.document-untied", redirect);
        return "redirect:/records/" + file.id() + "#documents";
    }

    private static ApiProblem noSuchType() {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-type",
                "Chưa chọn loại tài liệu, hoặc không có loại này.",
                "No type of document was chosen, or there is none of that code.");
    }

    private static @Nullable UUID eventOf(CaseFile file, @Nullable String event) {
        if (event == null || event.isBlank()) {
            return null;
        }
        Optional<UUID> id = CaseFileId.parse(event).map(CaseFileId::value);
        return id.filter(known -> EventOrder.indexOf(file.contents().events(), known) >= 0)
                .orElseThrow(RecordProblems::notFound);
    }

    private static void tell(RecordChanges.Result result, String done, RedirectAttributes redirect) {
        switch (result) {
            case RecordChanges.Result.Saved saved -> redirect.addFlashAttribute("done", done);
            case RecordChanges.Result.Nothing() -> redirect.addFlashAttribute("done", "records.nothing-changed");
            case RecordChanges.Result.Wrong wrong ->
                ChangePages.refuse(redirect, wrong.findings().getFirst().why());
            case RecordChanges.Result.NotAllowed(EntryOutcome.NotAllowed refused) ->
                throw RecordProblems.notAllowed(refused);
            case RecordChanges.Result.Conflict conflict -> throw new IllegalStateException("It means the same always");
        }
    }

    /** Types of documents for the form; those that the case file lacks come first. */
    static List<CodeLabels.Choice> types(CodeLabels.Snapshot names, List<RecordTexts.Lack> lacks) {
        List<String> missing = lacks.stream()
                .map(RecordTexts.Lack::document)
                .filter(type -> type != null)
                .map(String::valueOf)
                .toList();
        return names.types().stream()
                .sorted((one, other) -> Boolean.compare(missing.contains(other.code()), missing.contains(one.code())))
                .toList();
    }
}
