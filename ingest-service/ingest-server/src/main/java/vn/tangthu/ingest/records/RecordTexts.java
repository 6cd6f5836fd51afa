package vn.tangthu.ingest.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Deadline;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.Status;
import vn.tangthu.catalogue.value.PartialDate;

/** Case files of one category in words, in the language of one request. */
final class RecordTexts {
    private final RecordCategory category;
    private final FieldTexts texts;
    private final CodeLabels.Snapshot names;

    RecordTexts(RecordCategory category, FieldTexts texts, CodeLabels.Snapshot names) {
        this.category = category;
        this.texts = texts;
        this.names = names;
    }

    /**
     * A field and its values.
     *
     * @param lacking whether a record without it is incomplete and it has none
     */
    record ShownField(String code, String label, @Nullable String clause, List<String> values, boolean lacking) {}

    /** @param empty names of the fields of the group that have no value */
    record ShownGroup(String name, List<ShownField> fields, List<String> empty) {}

    /**
     * Something that is missing.
     *
     * @param key what it is, the same for all case files that lack it
     * @param event the event that lacks it, or null
     * @param field code of a field, or null
     * @param document type of a document, or null
     */
    record Lack(
            String key,
            String text,
            @Nullable UUID event,
            @Nullable String field,
            @Nullable String document) {}

    /** @param daysLate how many days it is late, 0 for what is not */
    record Due(String text, LocalDate day, long daysLate) {}

    String name(CaseFile file) {
        return file.contents().fields().first(CaseFileRules.NAME).orElse("");
    }

    String category() {
        return category.label().in(names.locale());
    }

    String status(CaseFile file) {
        return category.status(file.standing().status())
                .map(Status::label)
                .map(label -> label.in(names.locale()))
                .orElse(file.standing().status());
    }

    boolean closed(CaseFile file) {
        return category.status(file.standing().status()).map(Status::closed).orElse(false);
    }

    /** How long it is kept at least if it was taken out by the last change, as its category says. */
    Instant keptUntil(CaseFile file) {
        return file.changedAt()
                .atZone(CaseFileEntry.ZONE)
                .plus(category.retention())
                .toInstant();
    }

    List<String> values(Field field, FieldValues values) {
        return values.all(field.code()).stream()
                .map(kept -> texts.shown(field, kept, names))
                .toList();
    }

    List<String> values(Field field, List<String> kept) {
        return kept.stream().map(one -> texts.shown(field, one, names)).toList();
    }

    String label(Field field) {
        return field.label().in(names.locale());
    }

    List<ShownGroup> groups(CaseFile file) {
        Map<String, List<Field>> groups = new LinkedHashMap<>();
        for (Field field : category.fields()) {
            groups.computeIfAbsent(Optional.ofNullable(field.group()).orElse(""), code -> new ArrayList<>())
                    .add(field);
        }
        List<ShownGroup> result = new ArrayList<>();
        groups.forEach((code, fields) -> result.add(group(file, code, fields)));
        return result;
    }

    private ShownGroup group(CaseFile file, String code, List<Field> fields) {
        String name = category.groups().stream()
                .filter(group -> group.code().equals(code))
                .map(RecordCategory.FieldGroup::label)
                .findFirst()
                .orElse(category.label())
                .in(names.locale());
        List<ShownField> shown = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (Field field : fields) {
            List<String> values = values(field, file.contents().fields());
            boolean lacking = file.standing().lacking().contains("field:" + field.code());
            if (!values.isEmpty() || lacking) {
                shown.add(new ShownField(field.code(), label(field), field.clause(), values, lacking));
            } else {
                empty.add(label(field));
            }
        }
        return new ShownGroup(name, shown, empty);
    }

    /** What an event says besides its date. */
    List<ShownField> fields(CaseEvent event) {
        List<ShownField> result = new ArrayList<>();
        for (Field field : category.event(event.type()).map(EventType::fields).orElse(List.of())) {
            List<String> values = values(field, event.values());
            if (!field.code().equals(EventType.DATE) && !values.isEmpty()) {
                result.add(new ShownField(field.code(), label(field), field.clause(), values, false));
            }
        }
        return result;
    }

    String event(CaseEvent event) {
        return event(event.type());
    }

    private String event(String type) {
        return category.event(type)
                .map(EventType::label)
                .map(label -> label.in(names.locale()))
                .orElse(type);
    }

    String date(CaseEvent event) {
        PartialDate date = event.date();
        return date.known() ? date.shown() : names.locale().getLanguage().equals("en") ? "unknown" : "không rõ";
    }

    /** Type and date of an event in one line. */
    String line(CaseEvent event) {
        return event(event) + " (" + date(event) + ")";
    }

    List<Lack> lacks(CaseFile file) {
        return file.standing().lacking().stream()
                .map(lack -> lack(lack, file.contents()))
                .toList();
    }

    private Lack lack(String lack, CaseContents contents) {
        String[] parts = lack.split(":");
        if (parts.length == 2) {
            return parts[0].equals("field")
                    ? new Lack(lack, fieldName(category.fields(), parts[1]), null, parts[1], null)
                    : new Lack(lack, names.type(parts[1]), null, null, parts[1]);
        }
        UUID id = UUID.fromString(parts[1]);
        Optional<CaseEvent> event = RecordDesk.event(contents, id);
        String type = event.map(CaseEvent::type).orElse("");
        String where = event.map(this::line).orElse("");
        return parts[2].equals("field")
                ? new Lack(
                        lack,
                        where + ": "
                                + fieldName(
                                        category.event(type)
                                                .map(EventType::fields)
                                                .orElse(List.of()),
                                        parts[3]),
                        id,
                        parts[3],
                        null)
                : new Lack(lack, where + ": " + names.type(parts[3]), id, null, parts[3]);
    }

    private String fieldName(List<Field> fields, String code) {
        return fields.stream()
                .filter(field -> field.code().equals(code))
                .map(this::label)
                .findFirst()
                .orElse(code);
    }

    Optional<Due> due(CaseFile file, LocalDate today) {
        LocalDate day = file.standing().due();
        String code = file.standing().dueCode();
        if (day == null || code == null) {
            return Optional.empty();
        }
        String text = category.deadlines().stream()
                .filter(deadline -> deadline.code().equals(code))
                .map(Deadline::label)
                .map(label -> label.in(names.locale()))
                .findFirst()
                .orElse(code);
        return Optional.of(new Due(text, day, Math.max(0, ChronoUnit.DAYS.between(day, today))));
    }

    /** Events that may happen next, in the order of the catalogue. */
    List<EventType> next(CaseFile file, LocalDate today) {
        return category.events().stream()
                .filter(type -> type.from().contains(file.standing().status())
                        && type.inForce().contains(today)
                        && !(type.once()
                                && file.contents().events().stream()
                                        .anyMatch(event -> event.type().equals(type.code()))))
                .toList();
    }
}
