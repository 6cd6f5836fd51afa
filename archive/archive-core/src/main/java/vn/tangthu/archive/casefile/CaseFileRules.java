package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.category.EventType;
import vn.tangthu.catalogue.category.Field;
import vn.tangthu.catalogue.category.FieldType;
import vn.tangthu.catalogue.category.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.PartialDate;
import vn.tangthu.catalogue.value.Reading;

/**
 * Turns what was typed into what is kept, by the rules of the catalogue. What is missing is no error, since papers come one
 * after another: it is counted as lacking. What contradicts itself, the calendar or the code lists is refused.
 */
public final class CaseFileRules {
    /** The one field without which nobody can tell whom a case file is about. */
    public static final String NAME = "full-name";

    private static final int MOST_VALUES = 50;
    private static final int MOST_EVENTS = 2000;
    private static final int MOST_DOCUMENTS = 2000;
    private final Catalogue catalogue;
    private final FieldReader reader;
    private final Standings standings;

    public CaseFileRules(Catalogue catalogue) {
        this.catalogue = catalogue;
        reader = new FieldReader(catalogue);
        standings = new Standings();
    }

    /** What became of typed contents. */
    public sealed interface Outcome {
        /** @param keeper the unit that keeps it from now on, if an event that was added moves it */
        record Accepted(
                CaseContents contents,
                Standing standing,
                @Nullable UnitCode keeper) implements Outcome {}

        /** @param findings at least one, in the order of the form */
        record Refused(List<Finding> findings) implements Outcome {}
    }

    /**
     * Reads typed contents.
     *
     * @param before the version that they are to follow, or null for a new case file; what did not change since then is
     *     not held against code lists and units of today
     * @param today day of the entry
     */
    public Outcome read(
            RecordCategory category,
            CaseContents typed,
            @Nullable CaseContents before,
            UnitTree units,
            LocalDate today) {
        Check check = new Check(category, before, units, today);
        CaseContents contents = check.contents(typed);
        if (!check.findings.isEmpty()) {
            return new Outcome.Refused(List.copyOf(check.findings));
        }
        return new Outcome.Accepted(contents, standings.of(category, contents, today), check.keeper);
    }

    /** One reading: gathers what is wrong. */
    private final class Check {
        private final RecordCategory category;
        private final @Nullable CaseContents before;
        private final UnitTree units;
        private final LocalDate today;
        private final List<Finding> findings = new ArrayList<>();
        private @Nullable UnitCode keeper;

        Check(RecordCategory category, @Nullable CaseContents before, UnitTree units, LocalDate today) {
            this.category = category;
            this.before = before;
            this.units = units;
            this.today = today;
        }

        CaseContents contents(CaseContents typed) {
            FieldValues old = before == null ? FieldValues.none() : before.fields();
            FieldValues fields = values("", category.fields(), typed.fields(), old, FieldValues.none());
            if (fields.first(NAME).isEmpty() && typed.fields().first(NAME).isEmpty()) {
                add(NAME, "name-missing", "Thiếu họ tên hoặc tên gọi.", "The name is missing.");
            }
            List<CaseEvent> events = events(typed, fields);
            Lifecycle lifecycle = new Lifecycle(category, events);
            findings.addAll(lifecycle.findings());
            return new CaseContents(fields, events, documents(typed));
        }

        private List<CaseEvent> events(CaseContents typed, FieldValues fields) {
            if (typed.events().size() > MOST_EVENTS) {
                add("events", "too-many", "Quá nhiều sự kiện trong một hồ sơ.", "Too many events in one record.");
                return List.of();
            }
            List<CaseEvent> result = new ArrayList<>();
            for (int i = 0; i < typed.events().size(); i++) {
                CaseEvent event = typed.events().get(i);
                Optional<EventType> type = category.event(event.type());
                if (type.isEmpty()) {
                    add(
                            "events." + i,
                            "unknown-event",
                            "Loại hồ sơ này không có sự kiện này.",
                            "This category has no such event.");
                } else {
                    result.add(event(i, type.get(), event, fields));
                }
            }
            return result;
        }

        private CaseEvent event(int index, EventType type, CaseEvent event, FieldValues fields) {
            String place = "events." + index + ".";
            Optional<CaseEvent> old = before == null
                    ? Optional.empty()
                    : before.events().stream()
                            .filter(one -> one.id().equals(event.id()))
                            .findFirst();
            FieldValues values = values(
                    place,
                    type.fields(),
                    event.values(),
                    old.map(CaseEvent::values).orElseGet(FieldValues::none),
                    fields);
            CaseEvent read = new CaseEvent(event.id(), type.code(), values);
            boolean typedDate = event.values().first(EventType.DATE).isPresent();
            if (!typedDate) {
                add(place + EventType.DATE, "date-missing", "Sự kiện cần có ngày.", "An event needs its date.");
            } else if (read.date().known() && read.date().earliest().isAfter(today)) {
                add(
                        place + EventType.DATE,
                        "in-the-future",
                        "Ngày của sự kiện chưa đến.",
                        "The date of the event lies in the future.");
            }
            String movesTo = type.movesTo();
            if (movesTo != null && old.isEmpty()) {
                values.first(movesTo).map(UnitCode::new).ifPresent(unit -> keeper = unit);
            }
            if (old.isEmpty() && read.date().known() && !inForce(type, read.date())) {
                add(
                        place + EventType.DATE,
                        "event-not-in-force",
                        "Loại sự kiện này không có hiệu lực vào ngày đó.",
                        "This kind of event was not in force on that day.");
            }
            return read;
        }

        private boolean inForce(EventType type, PartialDate date) {
            return type.inForce().touches(date.earliest(), date.latest());
        }

        private List<CaseDocument> documents(CaseContents typed) {
            if (typed.documents().size() > MOST_DOCUMENTS) {
                add(
                        "documents",
                        "too-many",
                        "Quá nhiều tài liệu trong một hồ sơ.",
                        "Too many documents in one record.");
            }
            List<UUID> events = typed.events().stream().map(CaseEvent::id).toList();
            for (int i = 0; i < typed.documents().size(); i++) {
                CaseDocument document = typed.documents().get(i);
                UUID event = document.event();
                if (!catalogue.documentTypes().contains(document.type())
                        || (event != null && !events.contains(event))) {
                    add(
                            "documents." + i,
                            "unknown-type",
                            "Loại tài liệu hoặc sự kiện của tài liệu không có.",
                            "There is no such type of document, or no such event.");
                }
            }
            return typed.documents();
        }

        private FieldValues values(
                String place, List<Field> fields, FieldValues typed, FieldValues old, FieldValues around) {
            Map<String, Field> known = fields.stream().collect(Collectors.toMap(Field::code, field -> field));
            SortedMap<String, List<String>> read = new TreeMap<>();
            for (Map.Entry<String, List<String>> entry : typed.values().entrySet()) {
                Field field = known.get(entry.getKey());
                if (field == null) {
                    add(
                            place + entry.getKey(),
                            "unknown-field",
                            "Loại hồ sơ này không có trường này.",
                            "This category has no such field.");
                } else {
                    List<String> kept = one(place, field, entry.getValue());
                    if (!kept.isEmpty()) {
                        read.put(field.code(), kept);
                    }
                }
            }
            FieldValues result = new FieldValues(read);
            for (Field field : fields) {
                if (!result.all(field.code()).equals(old.all(field.code()))) {
                    order(place, field, result, around);
                    references(place, field, result, around);
                }
            }
            return result;
        }

        private List<String> one(String place, Field field, List<String> typed) {
            List<String> given =
                    typed.stream().filter(value -> !value.isBlank()).toList();
            if (given.size() > (field.has(Field.Property.MANY) ? MOST_VALUES : 1)) {
                add(
                        place + field.code(),
                        "too-many-values",
                        "Quá nhiều giá trị cho trường này.",
                        "Too many values for this field.");
                return List.of();
            }
            List<String> kept = new ArrayList<>();
            for (String value : given) {
                switch (reader.read(field, value)) {
                    case Reading.Accepted(String form) -> {
                        if (!kept.contains(form)) {
                            kept.add(form);
                        }
                    }
                    case Reading.Refused(Label why) ->
                        findings.add(new Finding(place + field.code(), "bad-value", why));
                }
            }
            return kept;
        }

        /** No date lies before one that it must not precede, nor in the future where papers cannot come from there. */
        private void order(String place, Field field, FieldValues values, FieldValues around) {
            Optional<PartialDate> own = values.first(field.code()).flatMap(PartialDate::read);
            if (!isDate(field) || own.isEmpty()) {
                return;
            }
            for (String other : field.notBefore()) {
                Optional<PartialDate> earlier = date(other, values, around);
                if (earlier.isPresent() && own.get().surelyBefore(earlier.get())) {
                    Label name = name(other);
                    add(
                            place + field.code(),
                            "before-other-date",
                            "Ngày này không thể trước '" + name.vi() + "'.",
                            "This date cannot lie before '" + name.en() + "'.");
                }
            }
        }

        private static boolean isDate(Field field) {
            return field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE;
        }

        private Optional<PartialDate> date(String code, FieldValues values, FieldValues around) {
            return values.first(code).or(() -> around.first(code)).flatMap(PartialDate::read);
        }

        private Label name(String code) {
            return category.field(code).map(Field::label).orElse(new Label("Ngày", "Date"));
        }

        private void references(String place, Field field, FieldValues values, FieldValues around) {
            for (String value : values.all(field.code())) {
                if (field.type() == FieldType.UNIT) {
                    unit(place + field.code(), value);
                } else if (field.type() == FieldType.CODE) {
                    code(place, field, value, values, around);
                }
            }
        }

        private void unit(String place, String value) {
            if (units.find(new UnitCode(value))
                    .filter(unit -> unit.inForce().contains(today))
                    .isEmpty()) {
                add(
                        place,
                        "unknown-unit",
                        "Không có đơn vị này, hoặc đơn vị không còn hoạt động.",
                        "There is no such unit, or it does not exist any more.");
            }
        }

        private void code(String place, Field field, String value, FieldValues values, FieldValues around) {
            String at = field.codeOf();
            String list = field.list();
            if (at == null || list == null) {
                return;
            }
            Optional<CodeEntry> entry = catalogue.list(list).find(value);
            PartialDate day = date(at, values, around).orElse(PartialDate.UNKNOWN);
            if (entry.isPresent() && !entry.get().inForce().touches(day.earliest(), day.latest())) {
                String successor = Optional.ofNullable(entry.get().successor())
                        .flatMap(code -> catalogue.list(list).find(code))
                        .map(next -> next.code() + " " + next.label().vi())
                        .orElse("");
                add(
                        place + field.code(),
                        "code-not-in-force",
                        "Mã này không có hiệu lực vào ngày '" + name(at).vi() + "'."
                                + (successor.isEmpty() ? "" : " Mã thay thế: " + successor + "."),
                        "This code was not in force on '" + name(at).en() + "'."
                                + (successor.isEmpty() ? "" : " Its successor: " + successor + "."));
            }
        }

        private void add(String place, String code, String vietnamese, String english) {
            findings.add(new Finding(place, code, new Label(vietnamese, english)));
        }
    }
}
