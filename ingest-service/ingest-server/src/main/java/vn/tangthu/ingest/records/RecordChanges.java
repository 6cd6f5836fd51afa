package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** Changes of case files that people make at the same time. */
@Component
class RecordChanges {
    private static final int ATTEMPTS = 10;
    private final RecordDesk desk;
    private final Forms forms;

    RecordChanges(RecordDesk desk, Forms forms) {
        this.desk = desk;
        this.forms = forms;
    }

    /**
     * A change as it was typed.
     *
     * @param seen the version that the form showed
     * @param against the later version that it was compared with, or null before there was a conflict
     * @param mine all contents as they are to be, by the version that the form showed
     * @param choices what was chosen where both changed the same
     */
    record Proposed(
            long seen, @Nullable Long against, CaseContents mine, Map<String, Merge.Choice> choices, String reason) {}

    /** What became of a change. */
    sealed interface Result {
        record Saved(CaseFile file) implements Result {}

        /** It says what stands there already. */
        record Nothing() implements Result {}

        /** @param typed the contents that the findings are about, and the version that they follow */
        record Wrong(List<Finding> findings, CaseContents typed, long version) implements Result {}

        record NotAllowed(EntryOutcome.NotAllowed refused) implements Result {}

        /** @param merge what both did to the version that the form showed */
        record Conflict(CaseFile current, Merge merge) implements Result {}
    }

    Result save(Act act, CaseFile file, Proposed proposed) {
        RecordCategory category = desk.category(file);
        CaseContents base = desk.contents(act, file, proposed.seen()).orElseThrow(RecordProblems::notFound);
        if (proposed.seen() == file.version()) {
            return change(act, file, category, base, proposed, proposed.mine());
        }
        if (!file.deleted() && desk.same(category, proposed.mine(), file.contents())) {
            // A form that was sent twice, or two people who entered the same.
            return new Result.Saved(file);
        }
        Merge merge = Merge.of(base, file.contents(), kept(category, proposed.mine()), proposed.choices());
        if (!Objects.equals(proposed.against(), file.version()) || !merge.decided()) {
            return new Result.Conflict(file, merge);
        }
        return change(act, file, category, base, proposed, merge.contents());
    }

    private Result change(
            Act act, CaseFile file, RecordCategory category, CaseContents base, Proposed proposed, CaseContents typed) {
        if (!file.deleted() && desk.same(category, typed, file.contents())) {
            return new Result.Nothing();
        }
        return switch (desk.change(act, file, file.version(), typed, proposed.reason())) {
            case EntryOutcome.Done(CaseFile changed) -> new Result.Saved(changed);
            case EntryOutcome.NotAllowed refused -> new Result.NotAllowed(refused);
            case EntryOutcome.Wrong(List<Finding> findings) -> new Result.Wrong(findings, typed, file.version());
            case EntryOutcome.NotFound() -> throw RecordProblems.notFound();
            case EntryOutcome.Conflict(CaseFile current) ->
                new Result.Conflict(
                        current, Merge.of(base, current.contents(), kept(category, proposed.mine()), Map.of()));
        };
    }

    /** What was typed in the forms in which it would be kept, so that it can be compared; what cannot be read stays. */
    private CaseContents kept(RecordCategory category, CaseContents typed) {
        List<CaseEvent> events = new ArrayList<>();
        for (CaseEvent event : typed.events()) {
            events.add(category.event(event.type())
                    .map(type -> new CaseEvent(event.id(), event.type(), kept(type.fields(), event.values())))
                    .orElse(event));
        }
        return new CaseContents(kept(category.fields(), typed.fields()), events, typed.documents());
    }

    private FieldValues kept(List<Field> fields, FieldValues typed) {
        FieldValues result = typed;
        for (Field field : fields) {
            result = result.with(
                    field.code(),
                    typed.all(field.code()).stream()
                            .map(value -> forms.texts().keptOrTyped(field, value))
                            .distinct()
                            .toList());
        }
        return result;
    }

    /** Ties a document to the case file, or to an event of it; tied already, it gets the type. */
    Result link(Act act, CaseFile file, CaseDocument document, String reason) {
        return apply(act, file, reason, contents -> {
            List<CaseDocument> documents = new ArrayList<>(contents.documents());
            documents.removeIf(one -> isAt(one, document.document(), document.event()));
            documents.add(document);
            return new CaseContents(contents.fields(), contents.events(), documents);
        });
    }

    Result unlink(Act act, CaseFile file, DocumentId document, @Nullable UUID event, String reason) {
        return apply(act, file, reason, contents -> {
            List<CaseDocument> documents = new ArrayList<>(contents.documents());
            documents.removeIf(one -> isAt(one, document, event));
            return new CaseContents(contents.fields(), contents.events(), documents);
        });
    }

    private static boolean isAt(CaseDocument one, DocumentId document, @Nullable UUID event) {
        return one.document().equals(document) && Objects.equals(one.event(), event);
    }

    Result removeEvent(Act act, CaseFile file, UUID event, String reason) {
        return apply(act, file, reason, contents -> EventOrder.without(contents, event));
    }

    /** A change that means the same whatever others change meanwhile. */
    private Result apply(Act act, CaseFile found, String reason, UnaryOperator<CaseContents> change) {
        CaseFile file = found;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CaseContents wanted = change.apply(file.contents());
            if (wanted.equals(file.contents())) {
                return new Result.Nothing();
            }
            switch (desk.change(act, file, file.version(), wanted, reason)) {
                case EntryOutcome.Done(CaseFile changed) -> {
                    return new Result.Saved(changed);
                }
                case EntryOutcome.NotAllowed refused -> {
                    return new Result.NotAllowed(refused);
                }
                case EntryOutcome.Wrong(List<Finding> findings) -> {
                    return new Result.Wrong(findings, wanted, file.version());
                }
                case EntryOutcome.NotFound() -> throw RecordProblems.notFound();
                case EntryOutcome.Conflict(CaseFile current) -> {
                    if (current.deleted()) {
                        throw RecordProblems.conflict(current.version(), current.changedBy());
                    }
                    file = current;
                }
            }
        }
        throw RecordProblems.conflict(file.version(), file.changedBy());
    }

    /** Takes a case file out or brings it back. */
    CaseFile setDeleted(Act act, CaseFile file, long version, boolean deleted, String reason) {
        return switch (desk.setDeleted(act, file, version, deleted, reason)) {
            case EntryOutcome.Done(CaseFile changed) -> changed;
            case EntryOutcome.NotAllowed refused -> throw RecordProblems.notAllowed(refused);
            case EntryOutcome.NotFound() -> throw RecordProblems.notFound();
            case EntryOutcome.Conflict(CaseFile current) ->
                throw RecordProblems.conflict(current.version(), current.changedBy());
            case EntryOutcome.Wrong wrong -> throw new IllegalStateException("Taking out is never wrong");
        };
    }
}
