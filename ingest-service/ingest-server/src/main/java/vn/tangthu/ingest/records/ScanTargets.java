package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** The forms that papers are read for: what they say now, and how accepted values get into their drafts. */
@Component
class ScanTargets {
    private static final CaseContents NOTHING = CaseContents.of(FieldValues.none());
    private final RecordDesk desk;
    private final DraftDesk drafts;
    private final Forms forms;
    private final CodeLabels labels;
    private final RecordRegistry registry;
    private final UnitChoice unitChoice;

    ScanTargets(
            RecordDesk desk,
            DraftDesk drafts,
            Forms forms,
            CodeLabels labels,
            RecordRegistry registry,
            UnitChoice unitChoice) {
        this.desk = desk;
        this.drafts = drafts;
        this.forms = forms;
        this.labels = labels;
        this.registry = registry;
        this.unitChoice = unitChoice;
    }

    /**
     * The form of a case file that is not there yet.
     *
     * @throws vn.tangthu.archive.web.ApiProblem 403 with the clause if it may not be opened
     */
    ScanTarget fresh(Act act, RecordCategory category, UUID form) {
        Optional<Draft> draft = drafts.find(act, form);
        TypedForm typed = draft.map(Draft::typed).map(TypedForm::new).orElseGet(TypedForm::empty);
        UnitCode unit =
                unitChoice.keeper(act, typed, labels.now()).orElse(act.actor().unit());
        desk.requireMayOpen(act, category.code(), unit);
        return new ScanTarget(
                category,
                unit,
                form,
                null,
                null,
                today(category.fields()),
                0,
                draft.map(Draft::edit).orElse(0L),
                typed);
    }

    /**
     * The form that changes a case file, or an event of it.
     *
     * @throws vn.tangthu.archive.web.ApiProblem 403 with the clause if it may not be changed, 404 if there is no such event
     */
    ScanTarget of(Act act, CaseFile file, @Nullable UUID event) {
        desk.requireMayChange(act, file);
        RecordCategory category = desk.category(file);
        UUID form = event == null ? file.id().value() : event;
        Optional<Draft> draft = drafts.find(act, form)
                .filter(one -> one.basedOn() > 0
                        && desk.contents(act, file, one.basedOn()).isPresent());
        EventType type = event == null ? null : type(file, category, event);
        return new ScanTarget(
                category,
                file.unit(),
                form,
                file,
                type,
                today(type == null ? category.fields() : type.fields()),
                draft.map(Draft::basedOn).orElse(file.version()),
                draft.map(Draft::edit).orElse(0L),
                draft.map(Draft::typed).map(TypedForm::new).orElseGet(() -> shown(file, category, event, type)));
    }

    private List<Field> today(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.inForce().contains(desk.today()))
                .toList();
    }

    private static EventType type(CaseFile file, RecordCategory category, UUID event) {
        return RecordDesk.event(file.contents(), event)
                .flatMap(there -> category.event(there.type()))
                .orElseThrow(RecordProblems::notFound);
    }

    private TypedForm shown(CaseFile file, RecordCategory category, @Nullable UUID event, @Nullable EventType type) {
        if (event == null || type == null) {
            return TypedForm.ofFields(category, file.contents().fields(), forms.texts(), labels.now());
        }
        CaseEvent there = RecordDesk.event(file.contents(), event).orElseThrow(RecordProblems::notFound);
        return TypedForm.ofEvent(type, there, forms.texts(), labels.now());
    }

    /**
     * A value that goes into a form.
     *
     * @param instead the value of a field with several that it takes the place of, or null
     */
    record Taken(Field field, String value, @Nullable String instead) {}

    /**
     * Puts values into the draft of the form, and nothing else.
     *
     * @param early what was decided about a case file that is not there yet
     * @param paper the document, which is tied with the form unless it is tied already
     * @param reason put beside the values where the form asks for one and has none
     * @return the inputs that have a value more
     */
    List<String> take(
            Act act, ScanTarget target, List<Taken> values, List<EarlyDecision> early, Document paper, String reason) {
        CodeLabels.Snapshot names = labels.now();
        TypedForm typed = target.typed();
        for (Taken value : values) {
            typed = with(typed, target.input(value.field()), value, names);
        }
        if (target.event() == null && !tied(target.file(), paper.id())) {
            typed = typed.and(
                    TypedForm.PAPER, paper.id() + ":" + paper.metadata().type());
        }
        if (target.file() == null) {
            typed = decided(typed, early);
        } else if (typed.first(TypedForm.REASON).isBlank()) {
            typed = typed.with(TypedForm.REASON, List.of(reason));
        }
        keep(act, target, typed);
        return values.stream().map(value -> target.input(value.field())).toList();
    }

    private TypedForm with(TypedForm typed, String input, Taken value, CodeLabels.Snapshot names) {
        String text = forms.texts().inInput(value.field(), value.value(), names);
        if (!value.field().has(Field.Property.MANY)) {
            return typed.with(input, List.of(text));
        }
        String instead = value.instead();
        String gone = instead == null ? null : forms.texts().inInput(value.field(), instead, names);
        List<String> rest =
                typed.all(input).stream().filter(one -> !one.equals(gone)).toList();
        return typed.with(input, rest).and(input, text);
    }

    private static boolean tied(@Nullable CaseFile file, DocumentId document) {
        return file != null
                && file.contents().documents().stream()
                        .anyMatch(one -> one.document().equals(document));
    }

    /** A later decision about the same value takes the place of an earlier one. */
    private static TypedForm decided(TypedForm typed, List<EarlyDecision> early) {
        List<EarlyDecision> all = new ArrayList<>(EarlyDecision.of(typed));
        for (EarlyDecision decision : early) {
            all.removeIf(decision::isAbout);
            all.add(decision);
        }
        return typed.with(
                TypedForm.READ, all.stream().map(EarlyDecision::toString).toList());
    }

    private void keep(Act act, ScanTarget target, TypedForm typed) {
        CaseFile file = target.file();
        EventType event = target.event();
        CaseContents base = file == null
                ? NOTHING
                : desk.contents(act, file, target.basedOn()).orElseThrow(RecordProblems::notFound);
        UnitTree units = desk.units();
        DraftDesk.Answer answer = drafts.keep(
                act,
                new DraftDesk.About(
                        target.form(),
                        target.record(),
                        target.category(),
                        target.unit(),
                        event == null ? null : event.code(),
                        target.basedOn()),
                typed,
                target.edit() + 1,
                forms.contents(target.category(), event, target.form(), typed, base, units),
                file == null ? null : base);
        if (!answer.kept()) {
            throw RecordProblems.typedElsewhere();
        }
    }

    /**
     * A document beside a form.
     *
     * @param mark value of the input that ties it, or null where it is tied already
     */
    record Paper(Document document, String type, @Nullable String mark) {
        public boolean readable() {
            return document.pagesRead() > 0;
        }
    }

    /** Documents that a form can be filled from: those that are tied, and those that will be; what cannot be seen is left out. */
    List<Paper> papers(Act act, TypedForm typed, List<CaseDocument> tied, CodeLabels.Snapshot names) {
        List<CaseDocument> chosen = typed.papers().stream()
                .filter(paper -> tied.stream().noneMatch(one -> one.document().equals(paper.document())))
                .toList();
        Set<DocumentId> all = Stream.concat(tied.stream(), chosen.stream())
                .map(CaseDocument::document)
                .collect(Collectors.toSet());
        Map<DocumentId, Document> found = registry.findAll(act.actor().scope(), all);
        List<Paper> result = new ArrayList<>();
        tied.stream()
                .map(paper(found, names, one -> null))
                .filter(Objects::nonNull)
                .forEach(result::add);
        chosen.stream()
                .map(paper(found, names, one -> one.document() + ":" + one.type()))
                .filter(Objects::nonNull)
                .forEach(result::add);
        return result.stream().distinct().toList();
    }

    private static Function<CaseDocument, @Nullable Paper> paper(
            Map<DocumentId, Document> found, CodeLabels.Snapshot names, Function<CaseDocument, @Nullable String> mark) {
        return one -> {
            Document document = found.get(one.document());
            return document == null ? null : new Paper(document, names.type(one.type()), mark.apply(one));
        };
    }

    /** @throws vn.tangthu.archive.web.ApiProblem 404 if the form would tie a document outside of the scope */
    void requirePapers(Act act, TypedForm typed) {
        Set<DocumentId> wanted =
                typed.papers().stream().map(CaseDocument::document).collect(Collectors.toSet());
        if (!wanted.isEmpty()
                && !registry.findAll(act.actor().scope(), wanted).keySet().containsAll(wanted)) {
            throw RecordProblems.documentNotFound();
        }
    }
}
