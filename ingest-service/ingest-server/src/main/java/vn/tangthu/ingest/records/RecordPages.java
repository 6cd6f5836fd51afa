package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/** The page of a case file: what it says, what happened, its papers, and who looked at it. */
@Controller
@Requires({Operation.ENTER, Operation.SEARCH})
class RecordPages {
    private static final int RELATED = 50;
    private static final int ALIKE = 20;
    private static final int PAGES_LINKED = 12;
    private final RecordDesk desk;
    private final CaseFiles files;
    private final RecordRegistry registry;
    private final Viewers viewers;
    private final SubjectDesk subjects;
    private final Forms forms;
    private final CodeLabels labels;
    private final Catalogue catalogue;

    RecordPages(
            RecordDesk desk,
            CaseFiles files,
            RecordRegistry registry,
            Viewers viewers,
            SubjectDesk subjects,
            Forms forms,
            CodeLabels labels,
            Catalogue catalogue) {
        this.desk = desk;
        this.files = files;
        this.registry = registry;
        this.viewers = viewers;
        this.subjects = subjects;
        this.forms = forms;
        this.labels = labels;
        this.catalogue = catalogue;
    }

    /**
     * A paper of the case file.
     *
     * @param document null where it lies outside the scope, so that nothing but its type is told
     * @param event the event that it is the paper of, or null
     * @param pages numbers of pages with links
     */
    record ShownDocument(
            String id,
            String type,
            @Nullable String event,
            @Nullable String eventName,
            @Nullable Document document,
            List<Integer> pages) {}

    /** @param lacks what the event lacks */
    record ShownEvent(
            String id,
            String name,
            @Nullable String clause,
            String date,
            List<RecordTexts.ShownField> fields,
            List<ShownDocument> documents,
            List<String> lacks) {}

    /** Another case file of the same subject. */
    record Related(String id, String category, String name, String unit, String status, boolean deleted) {}

    @GetMapping("/records/{id}")
    String show(
            Act act,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String attach,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        RecordDesk.Look look = desk.look(act, id, null);
        CaseFile file = look.file();
        RecordCategory category = desk.category(file);
        CodeLabels.Snapshot names = labels.now();
        RecordTexts texts = new RecordTexts(category, forms.texts(), names);
        List<ShownDocument> documents = documents(act, file, texts, names);
        List<RecordTexts.Lack> lacks = texts.lacks(file);
        EntryDecision decision = desk.mayChange(act, file);
        model.addAttribute("names", names);
        model.addAttribute("file", file);
        model.addAttribute("category", texts.category());
        model.addAttribute("status", texts.status(file));
        model.addAttribute("name", texts.name(file));
        model.addAttribute("closed", texts.closed(file));
        model.addAttribute("keptUntil", texts.keptUntil(file));
        model.addAttribute("groups", texts.groups(file));
        model.addAttribute("events", events(file, texts, documents, lacks, category));
        model.addAttribute("documents", documents);
        model.addAttribute("lacks", lacks);
        if ("records.opened".equals(model.getAttribute("done"))) {
            model.addAttribute("alike", subjects.alike(act, file, ALIKE));
        }
        model.addAttribute("due", texts.due(file, desk.today()).orElse(null));
        model.addAttribute("next", texts.next(file, desk.today()));
        model.addAttribute("related", related(act, file, names));
        model.addAttribute("mayChange", act.actor().may(Operation.ENTER) && decision instanceof EntryDecision.Granted);
        model.addAttribute(
                "mayNot",
                act.actor().may(Operation.ENTER)
                                && decision instanceof EntryDecision.Refused(String code, Label why, String clause)
                        ? why.in(names.locale())
                        : null);
        model.addAttribute("mayCompare", act.actor().may(Operation.ENTER) && !documents.isEmpty());
        model.addAttribute("mayUpload", act.actor().may(Operation.UPLOAD));
        model.addAttribute("maySearch", act.actor().may(Operation.SEARCH));
        model.addAttribute("types", DocumentLinks.types(names, lacks));
        model.addAttribute("attach", attach);
        model.addAttribute("attachTo", to);
        model.addAttribute("look", look.entry());
        return "record";
    }

    private List<ShownEvent> events(
            CaseFile file,
            RecordTexts texts,
            List<ShownDocument> documents,
            List<RecordTexts.Lack> lacks,
            RecordCategory category) {
        List<ShownEvent> result = new ArrayList<>();
        for (CaseEvent event : file.contents().events()) {
            String id = event.id().toString();
            result.add(new ShownEvent(
                    id,
                    texts.event(event),
                    category.event(event.type()).map(EventType::clause).orElse(null),
                    texts.date(event),
                    texts.fields(event),
                    documents.stream().filter(one -> id.equals(one.event())).toList(),
                    lacks.stream()
                            .filter(lack -> event.id().equals(lack.event()))
                            .map(lack -> lack.text().substring(lack.text().indexOf(": ") + 2))
                            .toList()));
        }
        return result;
    }

    private List<ShownDocument> documents(Act act, CaseFile file, RecordTexts texts, CodeLabels.Snapshot names) {
        List<CaseDocument> all = file.contents().documents();
        Map<DocumentId, Document> found = registry.findAll(
                act.actor().scope(),
                all.stream().map(CaseDocument::document).distinct().toList());
        Map<UUID, String> events = new HashMap<>();
        file.contents().events().forEach(event -> events.put(event.id(), texts.line(event)));
        return all.stream()
                .map(one -> {
                    Document document = found.get(one.document());
                    UUID event = one.event();
                    return new ShownDocument(
                            one.document().toString(),
                            names.type(one.type()),
                            event == null ? null : event.toString(),
                            event == null ? null : events.get(event),
                            document,
                            document == null
                                    ? List.of()
                                    : IntStream.rangeClosed(1, Math.min(document.pagesRead(), PAGES_LINKED))
                                            .boxed()
                                            .toList());
                })
                .toList();
    }

    private List<Related> related(Act act, CaseFile file, CodeLabels.Snapshot names) {
        List<Related> result = new ArrayList<>();
        for (boolean deleted : new boolean[] {false, true}) {
            CaseFileFilter filter = CaseFileFilter.where()
                    .subject(file.subject())
                    .deleted(deleted)
                    .build();
            for (CaseFile one : files.list(act.actor().scope(), filter, RELATED)) {
                if (!one.id().equals(file.id())) {
                    result.add(related(one, names));
                }
            }
        }
        return result;
    }

    private Related related(CaseFile file, CodeLabels.Snapshot names) {
        Optional<RecordTexts> texts =
                catalogue.category(file.category()).map(category -> new RecordTexts(category, forms.texts(), names));
        return new Related(
                file.id().toString(),
                names.category(file.category()),
                texts.map(one -> one.name(file)).orElse(""),
                names.unit(file.unit().value()),
                texts.map(one -> one.status(file)).orElse(""),
                file.deleted());
    }

    /** Who did what with it: accounts of whatever unit, for whoever may see the case file itself. */
    @GetMapping("/records/{id}/viewers")
    String viewers(
            Act act, @PathVariable String id, @RequestParam(required = false) @Nullable Long before, Model model) {
        CaseFile file = desk.look(act, id, "viewers").file();
        Viewers.Portion portion = viewers.of(act, file, before);
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("names", names);
        model.addAttribute("file", file);
        model.addAttribute("name", new RecordTexts(desk.category(file), forms.texts(), names).name(file));
        model.addAttribute("entries", portion.entries());
        model.addAttribute("first", before == null);
        model.addAttribute("older", portion.older());
        return "record-viewers";
    }
}
