package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalEntry;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.Reading;
import vn.tangthu.ingest.proposal.Mismatch;

/**
 * Where a record and its papers disagree (Decree 59/2020: it is checked before it is corrected): each place with both values,
 * and the two ways on. Nothing of the record changes here; what is right goes into the draft of a change.
 */
@Controller
@Requires(Operation.ENTER)
class MismatchPages {
    private final RecordDesk desk;
    private final ScanDesk scans;
    private final PaperComparison comparison;
    private final ScanTargets targets;
    private final Forms forms;
    private final CodeLabels labels;

    MismatchPages(
            RecordDesk desk,
            ScanDesk scans,
            PaperComparison comparison,
            ScanTargets targets,
            Forms forms,
            CodeLabels labels) {
        this.desk = desk;
        this.scans = scans;
        this.comparison = comparison;
        this.targets = targets;
        this.forms = forms;
        this.labels = labels;
    }

    /**
     * A paper and what it says otherwise.
     *
     * @param settled mismatches that somebody set aside
     * @param reason what stands in the input for it
     */
    record Compared(
            PaperComparison.Paper paper,
            String type,
            @Nullable String event,
            List<ScanLine> lines,
            long settled,
            String reason) {
        public String eventId() {
            UUID id = paper.event();
            return id == null ? "" : id.toString();
        }

        public String documentId() {
            return paper.scan().document().id().toString();
        }

        /** What its inputs' ids begin with. */
        public String prefix() {
            return "d" + documentId() + eventId();
        }
    }

    /**
     * A decision as the page lists it.
     *
     * @param read what the paper says, or null if it is withheld
     * @param right what is right where both are wrong, to follow it, or empty
     */
    record Decided(
            Instant at,
            String by,
            String field,
            String record,
            @Nullable String read,
            String right,
            String verdict,
            String reason) {}

    /** What was sent and not taken. */
    private record Sent(
            String document,
            String event,
            ScanChoices choices,
            Map<Integer, Label> problems,
            String notice,
            String reason) {
        boolean isFor(PaperComparison.Paper paper) {
            return paper.scan().document().id().toString().equals(document)
                    && (paper.event() == null ? "" : paper.event().toString()).equals(event);
        }
    }

    @GetMapping("/records/{id}/mismatches")
    String show(Act act, @PathVariable String id, Model model) {
        return page(act, desk.look(act, id, "mismatches").file(), null, model);
    }

    @PostMapping("/records/{id}/mismatches")
    String decide(
            Act act,
            @PathVariable String id,
            @RequestParam String document,
            @RequestParam(defaultValue = "") String event,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        ScanTarget target = targets.of(act, file, ScanPages.eventOf(event));
        PaperComparison.Paper paper =
                comparison.of(act, file, scans.document(act, document).id(), ScanPages.eventOf(event));
        List<String> keys = keys(paper.open());
        ScanChoices choices = ScanChoices.of(parameters);
        Map<Integer, Label> problems = new LinkedHashMap<>();
        List<ScanTargets.Taken> taken = new ArrayList<>();
        List<ProposalDecision> decisions = new ArrayList<>();
        String reason = RecordDesk.reason(parameters.getFirst(TypedForm.REASON)).orElse("");
        String notice = null;
        if (choices.goneFrom(keys)) {
            notice = "scan.read-anew";
        } else if (file.version() != version) {
            notice = "scan.changed";
        } else if (choices.isEmpty()) {
            notice = "scan.nothing-chosen";
        } else if (reason.isEmpty()) {
            notice = "scan.reason-missing";
        } else {
            UUID round = ScanPages.round(parameters);
            for (int i = 0; i < keys.size(); i++) {
                Optional<Right> right = right(paper.open().get(i), target, choices.of(keys.get(i)), i, problems);
                if (right.isPresent()) {
                    decisions.add(decision(file, paper, paper.open().get(i), right.get(), round, reason));
                    right.get().taken().ifPresent(taken::add);
                }
            }
            if (!problems.isEmpty()) {
                notice = "scan.problems";
            } else if (!scans.decide(act, decisions)) {
                notice = "scan.changed";
            }
        }
        if (notice != null) {
            CaseFile now = desk.find(act, id);
            return page(act, now, new Sent(document, event, choices, problems, notice, reason), model);
        }
        if (taken.isEmpty()) {
            redirect.addFlashAttribute("done", "mismatch.set-aside");
            return "redirect:/records/" + file.id() + "/mismatches";
        }
        List<String> inputs =
                targets.take(act, target, taken, List.of(), paper.scan().document(), reason);
        redirect.addFlashAttribute("taken", "mismatch.taken");
        redirect.addFlashAttribute("fromScan", "|" + String.join("|", inputs) + "|");
        return "redirect:" + target.address();
    }

    /**
     * What is right.
     *
     * @param value that goes into the record, or null where the record is right
     */
    private record Right(
            Field field,
            ProposalDecision.Verdict verdict,
            @Nullable String value,
            String instead) {
        Optional<ScanTargets.Taken> taken() {
            return Optional.ofNullable(value).map(one -> new ScanTargets.Taken(field, one, instead));
        }
    }

    private Optional<Right> right(
            Mismatch mismatch, ScanTarget target, ScanChoices.Choice choice, int number, Map<Integer, Label> problems) {
        Field field = target.fields().stream()
                .filter(one -> one.code().equals(mismatch.field()))
                .findFirst()
                .orElseThrow(RecordProblems::notFound);
        return switch (choice) {
            case ScanChoices.Choice.Open() -> Optional.empty();
            case ScanChoices.Choice.Reject() ->
                Optional.of(new Right(field, ProposalDecision.Verdict.KEEP_RECORD, null, mismatch.recordValue()));
            case ScanChoices.Choice.Take(String kept) -> {
                if (!kept.equals(mismatch.readValue())) {
                    problems.put(number, ScanPages.GONE);
                    yield Optional.empty();
                }
                yield Optional.of(new Right(field, ProposalDecision.Verdict.TAKE_SCAN, kept, mismatch.recordValue()));
            }
            case ScanChoices.Choice.Own(String text) ->
                switch (forms.texts().read(field, text, desk.units())) {
                    case Reading.Accepted(String kept) ->
                        Optional.of(
                                new Right(field, ProposalDecision.Verdict.BOTH_WRONG, kept, mismatch.recordValue()));
                    case Reading.Refused(Label why) -> {
                        problems.put(number, why);
                        yield Optional.empty();
                    }
                };
        };
    }

    private static ProposalDecision decision(
            CaseFile file, PaperComparison.Paper paper, Mismatch mismatch, Right right, UUID round, String reason) {
        boolean both = right.verdict() == ProposalDecision.Verdict.BOTH_WRONG;
        return new ProposalDecision(
                ScanDesk.id(
                        round,
                        mismatch.field(),
                        mismatch.recordValue(),
                        right.verdict().name(),
                        String.valueOf(right.value())),
                file.id(),
                file.version(),
                paper.scan().document().id(),
                mismatch.place() == null ? 0 : mismatch.place().page(),
                mismatch.field(),
                mismatch.recordValue(),
                mismatch.readValue(),
                right.verdict(),
                both ? right.value() : null,
                reason);
    }

    private static List<String> keys(List<Mismatch> mismatches) {
        Map<String, Integer> before = new HashMap<>();
        return mismatches.stream()
                .map(one -> ScanChoices.key(
                        before, one.field(), one.recordValue(), Objects.requireNonNullElse(one.readValue(), "")))
                .toList();
    }

    private String page(Act act, CaseFile file, @Nullable Sent sent, Model model) {
        CodeLabels.Snapshot names = labels.now();
        RecordCategory category = desk.category(file);
        RecordTexts texts = new RecordTexts(category, forms.texts(), names);
        PaperComparison.Result result = comparison.of(act, file);
        List<Compared> compared = result.papers().stream()
                .map(paper -> compared(paper, file, texts, sent, names))
                .toList();
        EntryDecision decision = desk.mayChange(act, file);
        model.addAttribute("names", names);
        model.addAttribute("file", file);
        model.addAttribute("name", texts.name(file));
        model.addAttribute("category", texts.category());
        model.addAttribute("compared", compared);
        model.addAttribute("outside", result.outside());
        model.addAttribute(
                "count", compared.stream().mapToInt(one -> one.lines().size()).sum());
        model.addAttribute(
                "read",
                result.papers().stream().filter(one -> one.scan().pages() > 0).count());
        model.addAttribute(
                "settled", compared.stream().mapToLong(Compared::settled).sum());
        model.addAttribute("most", ScanDesk.MOST_PAGES);
        model.addAttribute("round", UUID.randomUUID().toString());
        model.addAttribute("mayChange", decision instanceof EntryDecision.Granted && !file.deleted());
        model.addAttribute(
                "mayNot", decision instanceof EntryDecision.Refused(var code, Label why, var clause) ? why : null);
        model.addAttribute("notice", sent == null ? null : sent.notice());
        model.addAttribute("decisions", decided(act, file, category, names));
        return "record-mismatches";
    }

    private Compared compared(
            PaperComparison.Paper paper,
            CaseFile file,
            RecordTexts texts,
            @Nullable Sent sent,
            CodeLabels.Snapshot names) {
        Sent mine = sent != null && sent.isFor(paper) ? sent : null;
        List<String> keys = keys(paper.open());
        List<ScanLine> lines = new ArrayList<>();
        for (Mismatch mismatch : paper.open()) {
            lines.add(line(paper, mismatch, lines.size(), keys.get(lines.size()), mine, names));
        }
        UUID event = paper.event();
        String eventName = event == null
                ? null
                : RecordDesk.event(file.contents(), event).map(texts::line).orElse(null);
        return new Compared(
                paper,
                names.type(paper.type()),
                eventName,
                lines,
                paper.settled(),
                mine == null ? ScanPages.reason(paper.scan().document(), names) : mine.reason());
    }

    private ScanLine line(
            PaperComparison.Paper paper,
            Mismatch mismatch,
            int number,
            String key,
            @Nullable Sent sent,
            CodeLabels.Snapshot names) {
        FieldTexts texts = forms.texts();
        Field field = paper.field(mismatch.field());
        List<ScanLine.Read> readings = new ArrayList<>();
        if (mismatch.readValue() != null && mismatch.asRead() != null && mismatch.place() != null) {
            readings.add(ScanLine.Read.of(
                    field,
                    mismatch.readValue(),
                    mismatch.asRead(),
                    mismatch.confidence(),
                    mismatch.place(),
                    texts,
                    names));
        }
        String typed = sent == null ? null : sent.choices().typed(key);
        return new ScanLine(
                number,
                key,
                field.label().in(names.locale()),
                field.clause(),
                List.of(texts.shown(field, mismatch.recordValue(), names)),
                readings,
                sent == null ? "" : sent.choices().code(key),
                typed == null ? "" : typed,
                "mismatch.kind." + mismatch.kind().name(),
                sent == null ? null : sent.problems().get(number));
    }

    private List<Decided> decided(Act act, CaseFile file, RecordCategory category, CodeLabels.Snapshot names) {
        return scans.seen(act, scans.decisions(act, file)).stream()
                .map(seen -> decided(seen, file, category, names))
                .toList();
    }

    private Decided decided(SeenDecision seen, CaseFile file, RecordCategory category, CodeLabels.Snapshot names) {
        KeptDecision kept = seen.kept();
        ProposalDecision decision = kept.decision();
        Optional<Field> field = PaperComparison.field(file, category, decision);
        String right = decision.rightValue();
        return new Decided(
                kept.at(),
                kept.by(),
                field.map(one -> one.label().in(names.locale())).orElse(decision.field()),
                shown(field, decision.recordValue(), names),
                seen.readable() ? shown(field, seen.readValue(), names) : null,
                right == null ? "" : " → " + shown(field, right, names),
                "mismatch.verdict." + ProposalEntry.code(decision.verdict()),
                decision.reason());
    }

    private String shown(Optional<Field> field, @Nullable String kept, CodeLabels.Snapshot names) {
        if (kept == null) {
            return "–";
        }
        return field.map(one -> forms.texts().shown(one, kept, names)).orElse(kept);
    }
}
