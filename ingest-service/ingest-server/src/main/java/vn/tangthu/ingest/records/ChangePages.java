package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/** Changes of case files: their fields, their events, and what happens when two people change one of them. */
@Controller
@Requires(Operation.ENTER)
class ChangePages {
    private static final Label REASON =
            new Label("Cần lý do sửa, 1 đến 500 ký tự.", "A reason of 1 to 500 characters is needed.");
    private final RecordDesk desk;
    private final RecordChanges changes;
    private final DraftDesk drafts;
    private final Forms forms;
    private final CodeLabels labels;
    private final MessageSource messages;
    private final ScanTargets scanTargets;
    private final ScanDesk scans;

    ChangePages(
            RecordDesk desk,
            RecordChanges changes,
            DraftDesk drafts,
            Forms forms,
            CodeLabels labels,
            MessageSource messages,
            ScanTargets scanTargets,
            ScanDesk scans) {
        this.desk = desk;
        this.changes = changes;
        this.drafts = drafts;
        this.forms = forms;
        this.labels = labels;
        this.messages = messages;
        this.scanTargets = scanTargets;
        this.scans = scans;
    }

    /**
     * A form that changes a case file.
     *
     * @param form identity of its draft
     * @param type of the event that it is about, or null for the fields of the case file
     * @param seen the version that it shows
     * @param fresh whether the event is a new one, which needs no reason besides itself
     */
    private record Form(
            CaseFile file,
            RecordCategory category,
            UUID form,
            @Nullable EventType type,
            long seen,
            boolean fresh) {
        String address() {
            return type == null ? "/records/" + file.id() + "/edit" : "/records/" + file.id() + "/events/" + form;
        }
    }

    @GetMapping("/records/{id}/edit")
    String edit(Act act, @PathVariable String id, Model model) {
        CaseFile file = desk.look(act, id, "edit").file();
        desk.requireMayChange(act, file);
        RecordCategory category = desk.category(file);
        Optional<Draft> draft = drafts.find(act, file.id().value()).filter(one -> one.basedOn() > 0);
        TypedForm shown = TypedForm.ofFields(category, file.contents().fields(), forms.texts(), labels.now());
        return resume(
                act, new Form(file, category, file.id().value(), null, file.version(), false), draft, shown, model);
    }

    @GetMapping("/records/{id}/events/new")
    String newEvent(Act act, @PathVariable String id, @RequestParam String type) {
        CaseFile file = desk.find(act, id);
        desk.requireMayChange(act, file);
        EventType known = desk.category(file).event(type).orElseThrow(RecordProblems::notFound);
        return "redirect:/records/" + file.id() + "/events/" + UUID.randomUUID() + "?type=" + known.code();
    }

    @GetMapping("/records/{id}/events/{event}")
    String event(
            Act act,
            @PathVariable String id,
            @PathVariable String event,
            @RequestParam(required = false) @Nullable String type,
            Model model) {
        CaseFile file = desk.look(act, id, "edit").file();
        desk.requireMayChange(act, file);
        UUID form = RecordDesk.uuid(event);
        Form about = eventForm(file, form, type, file.version());
        TypedForm shown = RecordDesk.event(file.contents(), form)
                .map(there -> TypedForm.ofEvent(type(about), there, forms.texts(), labels.now()))
                .orElseGet(() -> TypedForm.empty().withEvent(form, type(about).code()));
        return resume(act, about, drafts.find(act, form), shown, model);
    }

    private Form eventForm(CaseFile file, UUID form, @Nullable String type, long seen) {
        RecordCategory category = desk.category(file);
        Optional<CaseEvent> there = RecordDesk.event(file.contents(), form);
        EventType known = there.map(CaseEvent::type)
                .or(() -> Optional.ofNullable(type))
                .flatMap(category::event)
                .orElseThrow(RecordProblems::notFound);
        return new Form(file, category, form, known, seen, there.isEmpty());
    }

    private static EventType type(Form form) {
        EventType type = form.type();
        if (type == null) {
            throw new IllegalStateException("The form is about no event");
        }
        return type;
    }

    /** Shows what was typed last time, by the version that the form had then; it is compared when it is sent. */
    private String resume(Act act, Form form, Optional<Draft> draft, TypedForm shown, Model model) {
        Optional<Draft> usable = draft.filter(
                one -> desk.contents(act, form.file(), one.basedOn()).isPresent());
        Form about = usable.map(one ->
                        new Form(form.file(), form.category(), form.form(), form.type(), one.basedOn(), form.fresh()))
                .orElse(form);
        usable.ifPresent(one -> model.addAttribute("resumed", one.savedAt()));
        TypedForm typed = usable.map(one -> new TypedForm(one.typed())).orElse(shown);
        return page(
                act, about, typed, FormProblems.none(), usable.map(Draft::edit).orElse(0L), model);
    }

    @PostMapping("/records/{id}/edit")
    String change(
            Act act,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable Long against,
            @RequestParam(defaultValue = "0") long edit,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        Form form = new Form(file, desk.category(file), file.id().value(), null, version, false);
        return save(act, form, parameters, against, edit, model, redirect);
    }

    @PostMapping("/records/{id}/events/{event}")
    String changeEvent(
            Act act,
            @PathVariable String id,
            @PathVariable String event,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable Long against,
            @RequestParam(defaultValue = "0") long edit,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        UUID form = RecordDesk.uuid(event);
        String type = TypedForm.of(parameters).events().stream()
                .filter(one -> one.id().equals(form))
                .map(TypedForm.EventRef::type)
                .findFirst()
                .orElse(null);
        Form about = eventForm(file, form, type, version);
        boolean fresh = desk.contents(act, file, version)
                .flatMap(contents -> RecordDesk.event(contents, form))
                .isEmpty();
        return save(
                act,
                new Form(file, about.category(), form, about.type(), version, fresh),
                parameters,
                against,
                edit,
                model,
                redirect);
    }

    private String save(
            Act act,
            Form form,
            MultiValueMap<String, String> parameters,
            @Nullable Long against,
            long edit,
            Model model,
            RedirectAttributes redirect) {
        TypedForm typed = TypedForm.of(parameters);
        CaseContents base = desk.contents(act, form.file(), form.seen()).orElseThrow(RecordProblems::notFound);
        String step = parameters.getFirst("step");
        if (step != null && step.startsWith(EntryPages.SCAN)) {
            DraftDesk.Answer unused = keep(act, form, edit + 1, parameters);
            return "redirect:/records/" + form.file().id() + "/scan?document="
                    + scans.document(act, step.substring(EntryPages.SCAN.length()))
                            .id()
                    + (form.type() == null ? "" : "&event=" + form.form());
        }
        scanTargets.requirePapers(act, typed);
        Optional<String> reason = reason(form, typed);
        if (reason.isEmpty()) {
            return page(act, form, typed, FormProblems.of(TypedForm.REASON, REASON), edit, model);
        }
        RecordChanges.Result result = changes.save(
                act,
                form.file(),
                new RecordChanges.Proposed(
                        form.seen(), against, mine(form, typed, base), Merge.choices(parameters), reason.get()));
        return switch (result) {
            case RecordChanges.Result.Saved(CaseFile file) -> {
                drafts.sent(act, form.form());
                redirect.addFlashAttribute("done", form.fresh() ? "records.event-added" : "records.changed");
                yield "redirect:/records/" + file.id();
            }
            case RecordChanges.Result.Nothing() -> {
                drafts.sent(act, form.form());
                redirect.addFlashAttribute("done", "records.nothing-changed");
                yield "redirect:/records/" + form.file().id();
            }
            case RecordChanges.Result.NotAllowed(EntryOutcome.NotAllowed refused) -> {
                model.addAttribute("refused", refused.why());
                yield page(act, form, typed, FormProblems.none(), edit, model);
            }
            case RecordChanges.Result.Wrong(List<Finding> findings, CaseContents wrong, long version) ->
                page(
                        act,
                        new Form(form.file(), form.category(), form.form(), form.type(), version, form.fresh()),
                        version == form.seen() ? typed : merged(form, typed, wrong),
                        FormProblems.of(findings, wrong),
                        edit,
                        model);
            case RecordChanges.Result.Conflict(CaseFile current, Merge merge) ->
                conflict(act, form, current, typed, merge, against != null, edit, model);
        };
    }

    /** A new event says itself why it is there. */
    private static Optional<String> reason(Form form, TypedForm typed) {
        return form.fresh()
                ? Optional.of("Thêm sự kiện: " + type(form).label().vi())
                : RecordDesk.reason(typed.first(TypedForm.REASON));
    }

    private CaseContents mine(Form form, TypedForm typed, CaseContents base) {
        return forms.contents(form.category(), form.type(), form.form(), typed, base, desk.units());
    }

    /** What two changes made together, as the form shows it, so that what is wrong with it can be mended. */
    private TypedForm merged(Form form, TypedForm typed, CaseContents contents) {
        CodeLabels.Snapshot names = labels.now();
        EventType type = form.type();
        TypedForm shown = type == null
                ? TypedForm.ofFields(form.category(), contents.fields(), forms.texts(), names)
                : RecordDesk.event(contents, form.form())
                        .map(event -> TypedForm.ofEvent(type, event, forms.texts(), names))
                        .orElse(typed);
        return shown.with(TypedForm.REASON, typed.all(TypedForm.REASON));
    }

    private String conflict(
            Act act,
            Form form,
            CaseFile current,
            TypedForm typed,
            Merge merge,
            boolean choicesMissing,
            long edit,
            Model model) {
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("file", current);
        model.addAttribute("name", new RecordTexts(form.category(), forms.texts(), names).name(current));
        model.addAttribute("address", form.address());
        model.addAttribute("seen", form.seen());
        model.addAttribute("edit", edit);
        model.addAttribute("typed", typed.values());
        model.addAttribute("lines", new ConflictLines(form.category(), forms.texts(), names).of(merge));
        model.addAttribute("choicesMissing", choicesMissing && !merge.decided());
        model.addAttribute(
                "others",
                desk.versions(act, current).stream()
                        .filter(version -> version.version() > form.seen())
                        .toList());
        return "record-conflict";
    }

    @PostMapping("/records/{id}/edit/draft")
    @ResponseBody
    DraftDesk.Answer keep(
            Act act,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam long edit,
            @RequestParam MultiValueMap<String, String> parameters) {
        CaseFile file = desk.find(act, id);
        return keep(
                act, new Form(file, desk.category(file), file.id().value(), null, version, false), edit, parameters);
    }

    @PostMapping("/records/{id}/events/{event}/draft")
    @ResponseBody
    DraftDesk.Answer keepEvent(
            Act act,
            @PathVariable String id,
            @PathVariable String event,
            @RequestParam String type,
            @RequestParam long version,
            @RequestParam long edit,
            @RequestParam MultiValueMap<String, String> parameters) {
        CaseFile file = desk.find(act, id);
        return keep(act, eventForm(file, RecordDesk.uuid(event), type, version), edit, parameters);
    }

    private DraftDesk.Answer keep(Act act, Form form, long edit, MultiValueMap<String, String> parameters) {
        TypedForm typed = TypedForm.of(parameters);
        CaseContents base = desk.contents(act, form.file(), form.seen()).orElseThrow(RecordProblems::notFound);
        EventType type = form.type();
        return drafts.keep(
                act,
                new DraftDesk.About(
                        form.form(),
                        form.file().id(),
                        form.category(),
                        form.file().unit(),
                        type == null ? null : type.code(),
                        form.seen()),
                typed,
                edit,
                mine(form, typed, base),
                base);
    }

    @PostMapping("/records/{id}/events/{event}/remove")
    String removeEvent(
            Act act,
            @PathVariable String id,
            @PathVariable String event,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        String why = RecordDesk.reason(reason).orElseThrow(RecordProblems::reasonMissing);
        UUID gone = RecordDesk.uuid(event);
        switch (changes.removeEvent(act, file, gone, why)) {
            case RecordChanges.Result.Saved saved -> redirect.addFlashAttribute("done", "records.event-removed");
            case RecordChanges.Result.Nothing() -> redirect.addFlashAttribute("done", "records.nothing-changed");
            case RecordChanges.Result.Wrong(List<Finding> findings, CaseContents typed, long version) ->
                refuse(redirect, findings.getFirst().why());
            case RecordChanges.Result.NotAllowed(EntryOutcome.NotAllowed refused) -> refuse(redirect, refused.why());
            case RecordChanges.Result.Conflict conflict -> throw new IllegalStateException("It means the same always");
        }
        drafts.sent(act, gone);
        return "redirect:/records/" + file.id();
    }

    /** What is carried over a redirect is kept with the session, so that it is texts alone. */
    static void refuse(RedirectAttributes redirect, Label why) {
        redirect.addFlashAttribute("refusedVi", why.vi());
        redirect.addFlashAttribute("refusedEn", why.en());
    }

    @PostMapping("/records/{id}/delete")
    String delete(
            Act act,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        return setDeleted(act, id, version, true, reason, redirect);
    }

    @PostMapping("/records/{id}/restore")
    String restore(
            Act act,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        return setDeleted(act, id, version, false, reason, redirect);
    }

    private String setDeleted(
            Act act, String id, long version, boolean deleted, @Nullable String reason, RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        Optional<String> why = RecordDesk.reason(reason);
        if (why.isEmpty()) {
            refuse(redirect, REASON);
            return "redirect:/records/" + file.id();
        }
        if (file.deleted() != deleted) {
            try {
                changes.setDeleted(act, file, version, deleted, why.get());
            } catch (ApiProblem conflict) {
                refuse(redirect, new Label(conflict.vietnamese(), conflict.english()));
                return "redirect:/records/" + file.id();
            }
        }
        redirect.addFlashAttribute("done", deleted ? "records.deleted" : "records.restored");
        return "redirect:/records/" + file.id();
    }

    private String page(Act act, Form form, TypedForm typed, FormProblems problems, long edit, Model model) {
        CodeLabels.Snapshot names = labels.now();
        EventType type = form.type();
        model.addAttribute("names", names);
        model.addAttribute("file", form.file());
        model.addAttribute("heading", heading(form, names));
        model.addAttribute("category", form.category());
        model.addAttribute("event", type);
        model.addAttribute("fresh", form.fresh());
        model.addAttribute("seen", form.seen());
        model.addAttribute("edit", edit);
        model.addAttribute("address", form.address());
        model.addAttribute("reason", typed.first(TypedForm.REASON));
        model.addAttribute("papers", papers(act, form, typed, names));
        model.addAttribute("reasonProblems", problems.of(TypedForm.REASON));
        model.addAttribute(
                "form",
                type == null
                        ? forms.ofCaseFile(form.category(), typed, problems, names, desk.today())
                        : forms.ofEvents(form.category(), typed, problems, names));
        return "record-change";
    }

    /** An event has its own papers, and none that are not tied yet. */
    private List<ScanTargets.Paper> papers(Act act, Form form, TypedForm typed, CodeLabels.Snapshot names) {
        EventType type = form.type();
        List<CaseDocument> tied = form.file().contents().documents().stream()
                .filter(one -> type == null ? one.event() == null : form.form().equals(one.event()))
                .toList();
        return scanTargets.papers(act, type == null ? typed : TypedForm.empty(), tied, names);
    }

    private String heading(Form form, CodeLabels.Snapshot names) {
        String name = new RecordTexts(form.category(), forms.texts(), names).name(form.file());
        EventType type = form.type();
        return type == null
                ? messages.getMessage("records.change.title", new Object[] {name}, names.locale())
                : messages.getMessage(
                        form.fresh() ? "records.event.title" : "records.event.change-title",
                        new Object[] {type.label().in(names.locale()), name},
                        names.locale());
    }
}
