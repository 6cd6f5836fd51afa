package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/**
 * The form that values read from a paper go into.
 *
 * @param form identity of its draft
 * @param file the case file that it changes, or null for a new one
 * @param event type of the event that it is about, or null for the fields of the case file
 * @param fields that it has today
 * @param basedOn the version that it showed, 0 for a new case file
 * @param edit of its draft, 0 where there is none
 * @param typed what it says now
 */
record ScanTarget(
        RecordCategory category,
        UnitCode unit,
        UUID form,
        @Nullable CaseFile file,
        @Nullable EventType event,
        List<Field> fields,
        long basedOn,
        long edit,
        TypedForm typed) {
    ScanTarget {
        fields = List.copyOf(fields);
    }

    CaseFileId record() {
        return file == null ? new CaseFileId(form) : file.id();
    }

    /** Where the form is. */
    String address() {
        if (file == null) {
            return "/records/new/" + category.code() + "/" + form;
        }
        return event == null ? "/records/" + file.id() + "/edit" : "/records/" + file.id() + "/events/" + form;
    }

    /** Where a paper is read for it. */
    String scanAddress() {
        return file == null ? address() + "/scan" : "/records/" + file.id() + "/scan";
    }

    String input(Field field) {
        return event == null ? TypedForm.name(field) : TypedForm.name(form, field);
    }

    /** What the form says, in the kept forms as far as it can be read. */
    FieldValues values(FieldTexts texts, UnitTree units) {
        FieldValues result = FieldValues.none();
        for (Field field : fields) {
            result = result.with(
                    field.code(),
                    typed.all(input(field)).stream()
                            .filter(text -> !text.isBlank())
                            .map(text -> texts.keptOrTyped(field, texts.plain(field, text, units)))
                            .distinct()
                            .toList());
        }
        return result;
    }

    /** What the case file says as it stands; nothing for a new one. */
    FieldValues recorded() {
        return recorded(file, event == null ? null : form);
    }

    static FieldValues recorded(@Nullable CaseFile file, @Nullable UUID event) {
        if (file == null) {
            return FieldValues.none();
        }
        return event == null
                ? file.contents().fields()
                : RecordDesk.event(file.contents(), event)
                        .map(CaseEvent::values)
                        .orElse(FieldValues.none());
    }

    /** Whom the form is about, for papers about several. */
    @Nullable
    String about(FieldTexts texts, UnitTree units) {
        Optional<String> recorded =
                Optional.ofNullable(file).flatMap(one -> one.contents().fields().first(CaseFileRules.NAME));
        return values(texts, units).first(CaseFileRules.NAME).or(() -> recorded).orElse(null);
    }
}
