package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.Evidence;
import vn.tangthu.archive.subject.Match;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/** Whether two case files are about the same subject: proposals with their reasons, side by side, and what was decided. */
@Controller
@Requires({Operation.ENTER, Operation.SEARCH})
class SubjectPages {
    private static final int PROPOSED = 20;

    /** From here on it is very likely, in the words of the page. */
    private static final double VERY_LIKELY = 0.95;

    private static final String MERGED = "same.merged";

    private final RecordDesk desk;
    private final SubjectDesk subjects;
    private final CaseFiles files;
    private final SubjectReader reader;
    private final Forms forms;
    private final CodeLabels labels;
    private final MessageSource messages;

    SubjectPages(
            RecordDesk desk,
            SubjectDesk subjects,
            CaseFiles files,
            Catalogue catalogue,
            Forms forms,
            CodeLabels labels,
            MessageSource messages) {
        this.desk = desk;
        this.subjects = subjects;
        this.files = files;
        this.forms = forms;
        this.labels = labels;
        this.messages = messages;
        reader = new SubjectReader(catalogue);
    }

    /** A case file in a list. */
    record Row(String id, String name, String category, String unit, String status) {}

    /** @param sign {@code +} for what speaks for it, {@code −} for what speaks against it */
    record Reason(String sign, String text) {}

    /** @param likelihood {@code very-likely} or {@code possible} */
    record Proposal(Row row, String likelihood, List<Reason> reasons) {}

    /**
     * What was decided.
     *
     * @param unmerge ids of the part that this case file belongs to, to be parted from the rest again; empty where that makes
     *     no sense any more
     */
    record Decided(String kind, Instant at, String by, String reason, List<List<Row>> parts, List<String> unmerge) {}

    @GetMapping("/records/{id}/same-person")
    String show(Act act, @PathVariable String id, @RequestParam(required = false) @Nullable String with, Model model) {
        CaseFile file = desk.look(act, id, "same-person").file();
        List<Candidate> candidates = subjects.candidates(act, file, PROPOSED);
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("file", file);
        model.addAttribute("name", texts(file, names).name(file));
        model.addAttribute("legal", subjectIsLegal(file));
        model.addAttribute(
                "proposals",
                candidates.stream().map(one -> proposal(one, names)).toList());
        List<CaseFile> together = subjects.of(act, file).map(Subject::files).orElse(List.of());
        model.addAttribute(
                "together",
                together.stream()
                        .filter(one -> !one.id().equals(file.id()))
                        .map(one -> row(one, names))
                        .toList());
        List<Decided> history = history(act, file, together, names);
        model.addAttribute("history", history);
        model.addAttribute("undo", MERGED.equals(model.getAttribute("done")) ? latestMerge(history) : null);
        Optional<Label> mayNot = subjects.mayNotDecide(act, file);
        model.addAttribute("mayDecide", mayNot.isEmpty() && !file.deleted());
        model.addAttribute("mayNot", mayNot.map(why -> why.in(names.locale())).orElse(null));
        String other = with == null
                ? candidates.stream()
                        .findFirst()
                        .map(one -> one.file().id().toString())
                        .orElse(null)
                : with;
        if (other != null && !other.equals(file.id().toString())) {
            compare(act, file, desk.look(act, other, "same-person").file(), names, model);
        }
        return "record-same-person";
    }

    private boolean subjectIsLegal(CaseFile file) {
        return switch (reader.kind(file)) {
            case LEGAL_PERSON -> true;
            case PERSON, NONE -> false;
        };
    }

    private void compare(Act act, CaseFile file, CaseFile other, CodeLabels.Snapshot names, Model model) {
        RecordCategory ours = desk.category(file);
        RecordCategory theirs = desk.category(other);
        Match match = reader.match(file, other);
        model.addAttribute("other", row(other, names));
        model.addAttribute("this", row(file, names));
        model.addAttribute("likelihood", likelihood(match));
        model.addAttribute("reasons", reasons(match, names));
        model.addAttribute(
                "lines", SubjectComparison.of(file, texts(file, names), ours, other, texts(other, names), theirs));
        model.addAttribute("one", file.subject().equals(other.subject()));
        subjects.mayNotDecide(act, other).ifPresent(why -> {
            model.addAttribute("mayDecide", false);
            model.addAttribute("mayNot", why.in(names.locale()));
        });
    }

    private RecordTexts texts(CaseFile file, CodeLabels.Snapshot names) {
        return new RecordTexts(desk.category(file), forms.texts(), names);
    }

    private Row row(CaseFile file, CodeLabels.Snapshot names) {
        RecordTexts texts = texts(file, names);
        return new Row(
                file.id().toString(),
                texts.name(file),
                texts.category(),
                names.unit(file.unit().value()),
                texts.status(file));
    }

    private Proposal proposal(Candidate candidate, CodeLabels.Snapshot names) {
        return new Proposal(
                row(candidate.file(), names), likelihood(candidate.match()), reasons(candidate.match(), names));
    }

    private static String likelihood(Match match) {
        return match.score() >= VERY_LIKELY ? "very-likely" : match.candidate() ? "possible" : "unlikely";
    }

    private static List<Reason> reasons(Match match, CodeLabels.Snapshot names) {
        return match.evidence().stream()
                .map((Evidence one) ->
                        new Reason(one.agrees() ? "+" : "−", one.label().in(names.locale())))
                .toList();
    }

    private List<Decided> history(Act act, CaseFile file, List<CaseFile> together, CodeLabels.Snapshot names) {
        List<SubjectDecision> decisions = subjects.history(act, file);
        Set<CaseFileId> all = new HashSet<>();
        decisions.forEach(decision -> decision.parts().forEach(all::addAll));
        Map<CaseFileId, CaseFile> found = files.findAll(act.actor().scope(), all);
        Map<CaseFileId, Row> rows = new LinkedHashMap<>();
        found.forEach((id, one) -> rows.put(id, row(one, names)));
        Set<CaseFileId> now = new HashSet<>();
        together.forEach(one -> now.add(one.id()));
        List<Decided> result = new ArrayList<>();
        for (SubjectDecision decision : decisions) {
            List<List<Row>> parts = decision.parts().stream()
                    .map(part -> part.stream()
                            .filter(rows::containsKey)
                            .map(id -> rows.getOrDefault(id, row(file, names)))
                            .toList())
                    .toList();
            result.add(new Decided(
                    decision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    decision.at(),
                    decision.by(),
                    decision.reason(),
                    parts,
                    unmerge(decision, file, now)));
        }
        return result;
    }

    /** When the merge was that was the latest decision, if it still holds; null otherwise. */
    private static @Nullable Instant latestMerge(List<Decided> history) {
        return history.stream()
                .limit(1)
                .filter(latest -> !latest.unmerge().isEmpty())
                .map(Decided::at)
                .findFirst()
                .orElse(null);
    }

    private static List<String> unmerge(SubjectDecision decision, CaseFile file, Set<CaseFileId> now) {
        if (decision.kind() != SubjectDecision.Kind.MERGED) {
            return List.of();
        }
        List<CaseFileId> mine =
                decision.parts().stream()
                        .filter(part -> part.contains(file.id()))
                        .findFirst()
                        .orElse(List.of())
                        .stream()
                        .filter(now::contains)
                        .toList();
        boolean others =
                decision.parts().stream().flatMap(List::stream).anyMatch(id -> now.contains(id) && !mine.contains(id));
        return others ? mine.stream().map(CaseFileId::toString).toList() : List.of();
    }

    @PostMapping("/records/{id}/same-person/merge")
    @Requires(Operation.ENTER)
    String merge(
            Act act,
            @PathVariable String id,
            @RequestParam String other,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        return decide(id, other, MERGED, redirect, () -> subjects.merge(act, List.of(id, other), reason));
    }

    @PostMapping("/records/{id}/same-person/not-the-same")
    @Requires(Operation.ENTER)
    String keepApart(
            Act act,
            @PathVariable String id,
            @RequestParam String other,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        return decide(
                id, other, "same.kept-apart", redirect, () -> subjects.keepApart(act, List.of(id, other), reason));
    }

    /** @param records those that are parted from the rest of their subject */
    @PostMapping("/records/{id}/same-person/split")
    @Requires(Operation.ENTER)
    String split(
            Act act,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> records,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        return decide(id, null, "same.split", redirect, () -> subjects.split(act, records, reason));
    }

    /** @param at when the merge was that is to be undone: a later decision is not undone by a page that shows an earlier one */
    @PostMapping("/records/{id}/same-person/undo")
    @Requires(Operation.ENTER)
    String undo(Act act, @PathVariable String id, @RequestParam String at, RedirectAttributes redirect) {
        CaseFile file = desk.find(act, id);
        CodeLabels.Snapshot names = labels.now();
        List<CaseFile> together = subjects.of(act, file).map(Subject::files).orElse(List.of());
        List<String> mine = history(act, file, together, names).stream()
                .limit(1)
                .filter(latest -> latest.at().toString().equals(at))
                .findFirst()
                .map(Decided::unmerge)
                .orElse(List.of());
        if (mine.isEmpty()) {
            ChangePages.refuse(
                    redirect,
                    new Label(
                            "Từ đó đã có quyết định khác; xem lịch sử bên dưới và tách ở đó nếu cần.",
                            "Something else was decided since; look at the history below and part the records there."));
            return "redirect:/records/" + file.id() + "/same-person";
        }
        String reason = messages.getMessage("same.undo.reason", null, names.locale());
        return decide(id, null, "same.undone", redirect, () -> subjects.split(act, mine, reason));
    }

    private static String decide(
            String id, @Nullable String other, String done, RedirectAttributes redirect, Supplier<Subject> decision) {
        String page = "redirect:/records/" + RecordDesk.uuid(id) + "/same-person";
        try {
            Subject unused = decision.get();
            redirect.addFlashAttribute("done", done);
            return page;
        } catch (ApiProblem refused) {
            ChangePages.refuse(redirect, new Label(refused.vietnamese(), refused.english()));
            return other == null ? page : page + "?with=" + RecordDesk.uuid(other);
        }
    }
}
