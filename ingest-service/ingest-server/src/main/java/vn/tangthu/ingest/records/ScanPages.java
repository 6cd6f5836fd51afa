package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.Reading;
import vn.tangthu.ingest.proposal.ProposalForm;
import vn.tangthu.ingest.proposal.ProposedValue;

/**
 * Reading a form from its scan (circular, Article 6.1.a): what a paper proposes, line by line beside its page. What an officer
 * accepts or corrects goes into the draft of the form and no further; a line without a choice goes nowhere.
 */
@Controller
@Requires(Operation.ENTER)
class ScanPages {
    static final Label GONE = new Label(
            "Lần đọc này không còn cho giá trị đó; hãy xem lại.",
            "The paper does not give this value any more; look again.");
    private final RecordDesk desk;
    private final ScanDesk scans;
    private final ScanTargets targets;
    private final CaseFiles files;
    private final DocumentFinder finder;
    private final Forms forms;
    private final CodeLabels labels;

    ScanPages(
            RecordDesk desk,
            ScanDesk scans,
            ScanTargets targets,
            CaseFiles files,
            DocumentFinder finder,
            Forms forms,
            CodeLabels labels) {
        this.desk = desk;
        this.scans = scans;
        this.targets = targets;
        this.files = files;
        this.finder = finder;
        this.forms = forms;
        this.labels = labels;
    }

    /** What stands on the page besides the proposals. */
    private record Shown(
            ScanChoices choices,
            Map<Integer, Label> problems,
            @Nullable String notice,
            String reason) {
        static Shown fresh(String reason) {
            return new Shown(ScanChoices.none(), Map.of(), null, reason);
        }
    }

    /** A part of a form: documents that it could be filled from. */
    @GetMapping("/records/papers/find")
    String find(Act act, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("names", labels.now());
        model.addAttribute("asked", !q.isBlank());
        model.addAttribute("candidates", finder.find(act, q));
        return "record-papers :: found";
    }

    @GetMapping("/records/new/{category}/{form}/scan")
    String readNew(
            Act act,
            @PathVariable String category,
            @PathVariable String form,
            @RequestParam String document,
            @RequestParam(defaultValue = "") String about,
            Model model) {
        UUID id = RecordDesk.uuid(form);
        RecordCategory known = desk.category(category);
        if (files.find(act.actor().scope(), new CaseFileId(id)).isPresent()) {
            return "redirect:/records/" + id + "/scan?document="
                    + scans.document(act, document).id();
        }
        ScanTarget target = targets.fresh(act, known, id);
        return show(act, target, scans.document(act, document), about, model);
    }

    @PostMapping("/records/new/{category}/{form}/scan")
    String decideNew(
            Act act,
            @PathVariable String category,
            @PathVariable String form,
            @RequestParam String document,
            @RequestParam(defaultValue = "") String about,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        ScanTarget target = targets.fresh(act, desk.category(category), RecordDesk.uuid(form));
        return decide(act, target, scans.document(act, document), about, parameters, 0, model, redirect);
    }

    @GetMapping("/records/{id}/scan")
    String read(
            Act act,
            @PathVariable String id,
            @RequestParam String document,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String about,
            Model model) {
        ScanTarget target = targets.of(act, desk.look(act, id, "scan").file(), eventOf(event));
        return show(act, target, scans.document(act, document), about, model);
    }

    @PostMapping("/records/{id}/scan")
    String decide(
            Act act,
            @PathVariable String id,
            @RequestParam String document,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String about,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        ScanTarget target = targets.of(act, desk.find(act, id), eventOf(event));
        return decide(act, target, scans.document(act, document), about, parameters, version, model, redirect);
    }

    static @Nullable UUID eventOf(String text) {
        return text.isBlank() ? null : RecordDesk.uuid(text);
    }

    private String decide(
            Act act,
            ScanTarget target,
            Document document,
            String about,
            MultiValueMap<String, String> parameters,
            long version,
            Model model,
            RedirectAttributes redirect) {
        ScanDesk.Scan scan = scans.read(act, document, target.fields(), wanted(target, about));
        ProposalForm form = form(target, scan);
        ScanChoices choices = ScanChoices.of(parameters);
        Map<Integer, Label> problems = new LinkedHashMap<>();
        ProposalForm decided = apply(form, choices, problems);
        String reason = RecordDesk.reason(parameters.getFirst(TypedForm.REASON)).orElse("");
        CaseFile file = target.file();
        String notice = null;
        if (choices.goneFrom(keys(form))) {
            notice = "scan.read-anew";
        } else if (file != null && file.version() != version) {
            notice = "scan.changed";
        } else if (!problems.isEmpty()) {
            notice = "scan.problems";
        } else if (choices.isEmpty()) {
            notice = "scan.nothing-chosen";
        } else if (file != null && reason.isEmpty()) {
            notice = "scan.reason-missing";
        } else if (file != null
                && !scans.decide(act, decisions(target, file, scan, decided, round(parameters), reason))) {
            notice = "scan.changed";
        }
        if (notice != null) {
            return page(target, scan, form, about, new Shown(choices, problems, notice, reason), model);
        }
        if (decided.values().stream().noneMatch(ProposedValue::isTaken) && file != null) {
            redirect.addFlashAttribute("done", "scan.rejected");
            return "redirect:/records/" + file.id();
        }
        List<ScanTargets.Taken> taken = decided.values().stream()
                .filter(ProposedValue::isTaken)
                .map(value -> new ScanTargets.Taken(value.field(), value.value(), null))
                .toList();
        List<String> inputs = targets.take(act, target, taken, early(document, decided), document, reason);
        redirect.addFlashAttribute("taken", "scan.taken");
        redirect.addFlashAttribute("fromScan", "|" + String.join("|", inputs) + "|");
        return "redirect:" + target.address();
    }

    static UUID round(MultiValueMap<String, String> parameters) {
        String text = parameters.getFirst("round");
        return RecordDesk.uuid(text == null ? "" : text);
    }

    /** What the choices make of the proposals; a text that cannot be read is a problem of its line. */
    private ProposalForm apply(ProposalForm form, ScanChoices choices, Map<Integer, Label> problems) {
        UnitTree units = desk.units();
        List<String> keys = keys(form);
        ProposalForm result = form;
        for (ProposedValue value : form.values()) {
            switch (choices.of(keys.get(value.number()))) {
                case ScanChoices.Choice.Open() -> {
                    // It goes nowhere.
                }
                case ScanChoices.Choice.Reject() -> result = result.reject(value.number());
                case ScanChoices.Choice.Take(String kept) -> {
                    if (proposed(value, kept)) {
                        result = result.accept(value.number(), kept);
                    } else {
                        problems.put(value.number(), GONE);
                    }
                }
                case ScanChoices.Choice.Own(String text) -> {
                    switch (forms.texts().read(value.field(), text, units)) {
                        case Reading.Accepted(String kept) -> result = result.correct(value.number(), kept);
                        case Reading.Refused(Label why) -> problems.put(value.number(), why);
                    }
                }
            }
        }
        return result;
    }

    private static boolean proposed(ProposedValue value, String kept) {
        return Stream.concat(
                        Stream.of(value.proposal().value()),
                        value.proposal().alternatives().stream().map(other -> other.value()))
                .anyMatch(kept::equals);
    }

    private static List<EarlyDecision> early(Document document, ProposalForm decided) {
        return decided.values().stream()
                .filter(value -> value.state() != ProposedValue.State.NEW)
                .map(value -> new EarlyDecision(
                        document.id(),
                        value.proposal().best().place().page(),
                        value.field().code(),
                        value.isTaken(),
                        readValue(value)))
                .toList();
    }

    /** The reading that was decided about: the accepted one, or the likeliest. */
    private static String readValue(ProposedValue value) {
        return value.state() == ProposedValue.State.ACCEPTED
                ? value.value()
                : value.proposal().value();
    }

    private static List<ProposalDecision> decisions(
            ScanTarget target, CaseFile file, ScanDesk.Scan scan, ProposalForm decided, UUID round, String reason) {
        // The decision is about the record as it stands, whatever the form says by now.
        ProposalForm recorded = ProposalForm.of(target.fields(), target.recorded(), scan.proposals());
        List<ProposalDecision> result = new ArrayList<>();
        for (ProposedValue value : decided.values()) {
            ProposalDecision.Verdict verdict = switch (value.state()) {
                case NEW -> null;
                case ACCEPTED -> ProposalDecision.Verdict.TAKE_SCAN;
                case CORRECTED -> ProposalDecision.Verdict.BOTH_WRONG;
                case REJECTED -> ProposalDecision.Verdict.KEEP_RECORD;
            };
            if (verdict != null) {
                String read = readValue(value);
                result.add(new ProposalDecision(
                        ScanDesk.id(round, value.field().code(), read, verdict.name(), value.value()),
                        file.id(),
                        file.version(),
                        scan.document().id(),
                        value.proposal().best().place().page(),
                        value.field().code(),
                        recorded.values().get(value.number()).recordValue(),
                        read,
                        verdict,
                        verdict == ProposalDecision.Verdict.BOTH_WRONG ? value.value() : null,
                        reason));
            }
        }
        return result;
    }

    private String show(Act act, ScanTarget target, Document document, String about, Model model) {
        ScanDesk.Scan scan = scans.read(act, document, target.fields(), wanted(target, about));
        String reason = reason(document, labels.now());
        return page(target, scan, form(target, scan), about, Shown.fresh(reason), model);
    }

    /** Papers are Vietnamese, and so is the history of a record. */
    static String reason(Document document, CodeLabels.Snapshot names) {
        String number = document.metadata().number();
        String type = names.catalogue()
                .documentTypes()
                .find(document.metadata().type())
                .map(entry -> entry.label().vi())
                .orElse("tài liệu");
        String text = "Theo bản quét: " + type + (number == null ? "" : " " + number);
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private @Nullable String wanted(ScanTarget target, String about) {
        return about.isBlank() ? target.about(forms.texts(), desk.units()) : about;
    }

    private ProposalForm form(ScanTarget target, ScanDesk.Scan scan) {
        return ProposalForm.of(target.fields(), target.values(forms.texts(), desk.units()), scan.proposals());
    }

    private static List<String> keys(ProposalForm form) {
        Map<String, Integer> before = new HashMap<>();
        return form.values().stream()
                .map(value -> ScanChoices.key(
                        before, value.field().code(), value.proposal().value()))
                .toList();
    }

    private String page(
            ScanTarget target, ScanDesk.Scan scan, ProposalForm form, String about, Shown shown, Model model) {
        CodeLabels.Snapshot names = labels.now();
        List<String> keys = keys(form);
        List<ScanLine> open = new ArrayList<>();
        List<ScanLine> known = new ArrayList<>();
        for (ProposedValue value : form.values()) {
            ScanLine line = line(value, keys.get(value.number()), form.record(), shown, names);
            (value.isKnown() && !shown.choices().decided(line.key()) ? known : open).add(line);
        }
        model.addAttribute("names", names);
        model.addAttribute("category", target.category());
        model.addAttribute("event", target.event());
        model.addAttribute(
                "eventId", target.event() == null ? "" : target.form().toString());
        model.addAttribute("file", target.file());
        model.addAttribute("version", target.file() == null ? 0 : target.file().version());
        model.addAttribute("address", target.scanAddress());
        model.addAttribute("back", target.address());
        model.addAttribute("round", UUID.randomUUID().toString());
        model.addAttribute("document", scan.document());
        model.addAttribute("state", scan.state().name());
        model.addAttribute("shortened", scan.shortened());
        model.addAttribute("most", ScanDesk.MOST_PAGES);
        model.addAttribute("about", about);
        model.addAttribute("open", open);
        model.addAttribute("known", known);
        model.addAttribute("notice", shown.notice());
        model.addAttribute("reason", shown.reason());
        return "record-scan";
    }

    private ScanLine line(
            ProposedValue value, String key, FieldValues present, Shown shown, CodeLabels.Snapshot names) {
        FieldTexts texts = forms.texts();
        Field field = value.field();
        List<ScanLine.Read> readings = Stream.concat(
                        Stream.of(value.proposal().best()), value.proposal().alternatives().stream())
                .map(candidate -> ScanLine.Read.of(field, candidate, texts, names))
                .toList();
        String typed = shown.choices().typed(key);
        return new ScanLine(
                value.number(),
                key,
                field.label().in(names.locale()),
                field.clause(),
                present.all(field.code()).stream()
                        .map(kept -> texts.shown(field, kept, names))
                        .toList(),
                readings,
                shown.choices().code(key),
                typed == null ? texts.inInput(field, value.proposal().value(), names) : typed,
                null,
                shown.problems().get(value.number()));
    }
}
