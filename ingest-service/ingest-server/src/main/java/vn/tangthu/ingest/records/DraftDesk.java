package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/** Keeps what people type while they type, and tells the form what would be wrong with it. */
@Component
class DraftDesk {
    private static final int MOST_TYPED = 500_000;
    private final Drafts drafts;
    private final RecordDesk desk;
    private final Forms forms;
    private final CodeLabels labels;

    DraftDesk(Drafts drafts, RecordDesk desk, Forms forms, CodeLabels labels) {
        this.drafts = drafts;
        this.desk = desk;
        this.forms = forms;
        this.labels = labels;
    }

    /** What a form is about. */
    record About(
            UUID form,
            CaseFileId file,
            RecordCategory category,
            UnitCode unit,
            @Nullable String event,
            long basedOn) {}

    /**
     * An answer to the script of the form.
     *
     * @param kept false if a later state is kept, typed in another window
     * @param shown values as they would be kept, by the names of the inputs that have them otherwise
     * @param problems in the language of the page and the other one, by the names of the inputs
     */
    record Answer(boolean kept, Map<String, List<String>> shown, Map<String, List<String[]>> problems) {}

    /**
     * Keeps what was typed.
     *
     * @param contents all contents as they would be
     * @param before the version that they would follow, or null
     * @throws ApiProblem if it is too long, or its owner has too many drafts
     */
    Answer keep(
            Act act, About about, TypedForm typed, long edit, CaseContents contents, @Nullable CaseContents before) {
        Drafts.Saved saved = save(act, about, typed, edit);
        if (saved == Drafts.Saved.TOO_MANY) {
            throw new ApiProblem(
                    HttpStatus.CONFLICT,
                    "too-many-drafts",
                    "Bạn đã có " + Drafts.MOST
                            + " bản nháp, bản này không được lưu. Hãy bỏ bớt ở 'Bản nháp của tôi'; nội"
                            + " dung đang gõ vẫn lưu hồ sơ được.",
                    "You have " + Drafts.MOST
                            + " drafts, and this one was not kept. Discard some under 'My drafts'; what"
                            + " you are typing can still be saved as a record.");
        }
        List<Finding> findings = desk.check(about.category(), contents, before)
                        instanceof CaseFileRules.Outcome.Refused(List<Finding> wrong)
                ? wrong
                : List.of();
        return new Answer(
                saved == Drafts.Saved.KEPT,
                shown(about.category(), typed),
                problems(FormProblems.of(findings, contents)));
    }

    /** @throws ApiProblem if it is too long */
    Drafts.Saved save(Act act, About about, TypedForm typed, long edit) {
        long length = typed.values().values().stream()
                .flatMap(List::stream)
                .mapToLong(String::length)
                .sum();
        if (length > MOST_TYPED) {
            throw new ApiProblem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "draft-too-large",
                    "Nội dung quá dài, bản nháp không được lưu.",
                    "What was typed is too long; no draft was kept.");
        }
        Draft draft = new Draft(
                about.form(),
                about.file(),
                about.category().code(),
                about.unit(),
                about.event(),
                about.basedOn(),
                typed.values(),
                edit,
                Instant.EPOCH);
        return drafts.save(
                act.actor().scope(),
                act.actor().name(),
                draft,
                new AuditEvent(
                        act,
                        Action.DRAFT_KEPT,
                        CaseFileEntry.object(about.file()),
                        Map.of("category", about.category().code())));
    }

    private Map<String, List<String[]>> problems(FormProblems problems) {
        boolean english = labels.now().locale().getLanguage().equals("en");
        Map<String, List<String[]>> result = new LinkedHashMap<>();
        problems.byInput()
                .forEach((input, all) -> result.put(
                        input, all.stream().map(why -> both(why, english)).toList()));
        return result;
    }

    private static String[] both(Label why, boolean english) {
        return english ? new String[] {why.en(), why.vi()} : new String[] {why.vi(), why.en()};
    }

    private Map<String, List<String>> shown(RecordCategory category, TypedForm typed) {
        CodeLabels.Snapshot names = labels.now();
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (Field field : category.fields()) {
            shown(result, TypedForm.name(field), field, typed, names);
        }
        for (TypedForm.EventRef event : typed.events()) {
            for (Field field :
                    category.event(event.type()).map(EventType::fields).orElse(List.of())) {
                shown(result, TypedForm.name(event.id(), field), field, typed, names);
            }
        }
        return result;
    }

    private void shown(
            Map<String, List<String>> result, String name, Field field, TypedForm typed, CodeLabels.Snapshot names) {
        List<String> values = typed.all(name);
        List<String> again = values.stream()
                .map(value -> value.isBlank() ? value : forms.texts().again(field, value, names))
                .toList();
        if (!again.equals(values)) {
            result.put(name, again);
        }
    }

    /** A form that was to open a case file, and came when it was there already, goes on as a change of its first version. */
    void carryOver(Act act, CaseFile file, RecordCategory category, TypedForm typed) {
        About about = new About(file.id().value(), file.id(), category, file.unit(), null, file.version());
        long edit = find(act, about.form()).map(Draft::edit).orElse(0L) + 1;
        CaseContents contents = typed.contents(category, file.contents(), forms.texts(), desk.units());
        Answer unused = keep(act, about, typed, edit, contents, file.contents());
    }

    /** The caller's own draft of a form. */
    Optional<Draft> find(Act act, UUID form) {
        return drafts.find(act.actor().scope(), act.actor().name(), form);
    }

    /** The caller's own drafts, last saved first. */
    List<Draft> list(Act act) {
        return new ArrayList<>(drafts.list(act.actor().scope(), act.actor().name(), Drafts.MOST));
    }

    /** What the form said was entered. */
    void sent(Act act, UUID form) {
        drafts.sent(act.actor().scope(), act.actor().name(), form);
    }

    boolean discard(Act act, UUID form) {
        Optional<Draft> draft = find(act, form);
        return draft.isPresent()
                && drafts.discard(
                        act.actor().scope(),
                        act.actor().name(),
                        form,
                        AuditEvent.of(
                                act,
                                Action.DRAFT_DISCARDED,
                                CaseFileEntry.object(draft.get().file())));
    }
}
