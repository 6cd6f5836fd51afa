package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Locale;
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
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/** Entry of new case files: the choice of a category, and one form made from the catalogue. */
@Controller
@Requires(Operation.ENTER)
class EntryPages {
    static final String SCAN = "scan:";
    private static final CaseContents NOTHING = CaseContents.of(FieldValues.none());
    private static final Label NO_SUCH_UNIT = new Label(
            "Không có đơn vị này trong phạm vi của bạn, hoặc có nhiều đơn vị khớp: chọn trong danh sách.",
            "There is no such unit within your scope, or several fit: choose one from the list.");
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final RecordDesk desk;
    private final DraftDesk drafts;
    private final Forms forms;
    private final CodeLabels labels;
    private final ScanTargets scanTargets;
    private final ScanDesk scans;
    private final UnitChoice unitChoice;
    private final MessageSource messages;

    EntryPages(
            Catalogue catalogue,
            CaseFiles files,
            RecordDesk desk,
            DraftDesk drafts,
            Forms forms,
            CodeLabels labels,
            ScanTargets scanTargets,
            ScanDesk scans,
            UnitChoice unitChoice,
            MessageSource messages) {
        this.catalogue = catalogue;
        this.files = files;
        this.desk = desk;
        this.drafts = drafts;
        this.forms = forms;
        this.labels = labels;
        this.scanTargets = scanTargets;
        this.scans = scans;
        this.unitChoice = unitChoice;
        this.messages = messages;
    }

    /**
     * A category to choose from.
     *
     * @param refused why the person's unit may not enter it, or null if it may
     */
    record Choice(
            String code,
            String name,
            @Nullable String clause,
            @Nullable String refused) {}

    @GetMapping("/records/new")
    String choose(Act act, Locale locale, Model model) {
        List<Choice> choices = catalogue.recordCategories().stream()
                .map(category -> new Choice(
                        category.code(),
                        category.label().in(locale),
                        category.clause(),
                        desk.mayOpen(act, category.code(), act.actor().unit())
                                        instanceof EntryDecision.Refused(String code, Label why, String clause)
                                ? why.in(locale)
                                : null))
                .toList();
        model.addAttribute("choices", choices);
        model.addAttribute("none", choices.stream().allMatch(choice -> choice.refused() != null));
        model.addAttribute("drafts", drafts.list(act).size());
        return "record-new";
    }

    /** The id is chosen now, so that whatever is sent from the form opens one case file. */
    @GetMapping("/records/new/{category}")
    String begin(Act act, @PathVariable String category) {
        RecordCategory known = desk.category(category);
        desk.requireMayOpen(act, known.code(), act.actor().unit());
        return "redirect:/records/new/" + known.code() + "/" + UUID.randomUUID();
    }

    @GetMapping("/records/new/{category}/{form}")
    String form(Act act, @PathVariable String category, @PathVariable String form, Model model) {
        RecordCategory known = desk.category(category);
        UUID id = RecordDesk.uuid(form);
        if (files.find(act.actor().scope(), new CaseFileId(id)).isPresent()) {
            return "redirect:/records/" + id;
        }
        Optional<Draft> draft = drafts.find(act, id);
        TypedForm typed = draft.map(Draft::typed).map(TypedForm::new).orElseGet(TypedForm::empty);
        desk.requireMayOpen(act, known.code(), unit(act, typed));
        draft.ifPresent(one -> model.addAttribute("resumed", one.savedAt()));
        return page(
                act,
                known,
                id,
                typed,
                FormProblems.none(),
                draft.map(Draft::edit).orElse(0L),
                model);
    }

    @PostMapping("/records/new/{category}/{form}")
    String open(
            Act act,
            @PathVariable String category,
            @PathVariable String form,
            @RequestParam(defaultValue = "save") String step,
            @RequestParam(required = false) @Nullable String eventType,
            @RequestParam(defaultValue = "0") long edit,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        RecordCategory known = desk.category(category);
        UUID id = RecordDesk.uuid(form);
        TypedForm typed = TypedForm.of(parameters);
        if (step.equals("event") && eventType != null) {
            UUID event = UUID.randomUUID();
            TypedForm more = known.event(eventType).isPresent() ? typed.withEvent(event, eventType) : typed;
            return again(act, known, id, more, "e-" + event + "-date", edit, model);
        }
        if (step.startsWith("remove:")) {
            TypedForm less = typed.withoutEvent(RecordDesk.uuid(step.substring("remove:".length())));
            return again(act, known, id, less, "event-type", edit, model);
        }
        if (step.startsWith(SCAN)) {
            keep(act, known, id, typed, edit + 1);
            return "redirect:/records/new/" + known.code() + "/" + id + "/scan?document="
                    + scans.document(act, step.substring(SCAN.length())).id();
        }
        scanTargets.requirePapers(act, typed);
        CaseContents contents = typed.contents(known, NOTHING, forms.texts(), desk.units());
        Optional<UnitCode> unit = unitChoice.keeper(act, typed, labels.now());
        if (unit.isEmpty()) {
            return page(act, known, id, typed, FormProblems.of(TypedForm.UNIT, NO_SUCH_UNIT), edit, model);
        }
        return switch (desk.open(act, new CaseFileId(id), known, unit.get(), contents)) {
            case EntryOutcome.Done(CaseFile file) -> {
                // While the draft is there, what goes wrong here is made good by sending the form again.
                scans.opened(act, file, known, EarlyDecision.of(typed));
                drafts.sent(act, id);
                redirect.addFlashAttribute("done", "records.opened");
                yield "redirect:/records/" + file.id();
            }
            case EntryOutcome.Wrong(List<Finding> findings) ->
                page(act, known, id, typed, FormProblems.of(findings, contents), edit, model);
            case EntryOutcome.NotAllowed(String code, Label why, String clause) -> {
                model.addAttribute("refused", why);
                yield page(act, known, id, typed, FormProblems.none(), edit, model);
            }
            case EntryOutcome.Conflict(CaseFile file) -> {
                // Opened already with something else: what was typed now goes on as a change of it.
                drafts.carryOver(act, file, known, typed);
                redirect.addFlashAttribute("notice", "records.opened-before");
                yield "redirect:/records/" + file.id() + "/edit";
            }
            case EntryOutcome.NotFound() -> throw RecordProblems.notFound();
        };
    }

    @PostMapping("/records/new/{category}/{form}/draft")
    @ResponseBody
    DraftDesk.Answer keep(
            Act act,
            @PathVariable String category,
            @PathVariable String form,
            @RequestParam long edit,
            @RequestParam MultiValueMap<String, String> parameters) {
        RecordCategory known = desk.category(category);
        UUID id = RecordDesk.uuid(form);
        TypedForm typed = TypedForm.of(parameters);
        CaseContents contents = typed.contents(known, NOTHING, forms.texts(), desk.units());
        return drafts.keep(act, about(act, known, id, typed), typed, edit, contents, null);
    }

    private String again(
            Act act, RecordCategory category, UUID form, TypedForm typed, String focus, long edit, Model model) {
        // Whoever has too many drafts goes on without one.
        Drafts.Saved unused = drafts.save(act, about(act, category, form, typed), typed, edit + 1);
        model.addAttribute("focus", focus);
        return page(act, category, form, typed, FormProblems.none(), edit + 1, model);
    }

    private void keep(Act act, RecordCategory category, UUID form, TypedForm typed, long edit) {
        CaseContents contents = typed.contents(category, NOTHING, forms.texts(), desk.units());
        DraftDesk.Answer unused = drafts.keep(act, about(act, category, form, typed), typed, edit, contents, null);
    }

    private DraftDesk.About about(Act act, RecordCategory category, UUID form, TypedForm typed) {
        return new DraftDesk.About(form, new CaseFileId(form), category, unit(act, typed), null, 0);
    }

    private String page(
            Act act,
            RecordCategory category,
            UUID form,
            TypedForm typed,
            FormProblems problems,
            long edit,
            Model model) {
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("category", category);
        model.addAttribute("form", forms.ofCaseFile(category, typed, problems, names, desk.today()));
        model.addAttribute("address", "/records/new/" + category.code() + "/" + form);
        model.addAttribute("edit", edit);
        model.addAttribute(
                "keeper",
                act.actor().scope().units().size() > 1
                        ? UnitChoice.input(
                                messages.getMessage("records.keeper", null, names.locale()),
                                messages.getMessage("records.keeper.hint", null, names.locale()),
                                unitChoice
                                        .keeper(act, typed, names)
                                        .map(unit -> unitChoice.text(unit, names))
                                        .orElseGet(() -> typed.first(TypedForm.UNIT)),
                                problems.of(TypedForm.UNIT))
                        : null);
        model.addAttribute("eventTypes", eventTypes(category));
        model.addAttribute("papers", scanTargets.papers(act, typed, List.of(), names));
        model.addAttribute("early", typed.all(TypedForm.READ));
        return "record-entry";
    }

    private List<EventType> eventTypes(RecordCategory category) {
        return category.events().stream()
                .filter(type -> type.inForce().contains(desk.today()))
                .toList();
    }

    /** Where a draft belongs: one's own unit as long as nothing else can be read. */
    private UnitCode unit(Act act, TypedForm typed) {
        return unitChoice.keeper(act, typed, labels.now()).orElse(act.actor().unit());
    }
}
