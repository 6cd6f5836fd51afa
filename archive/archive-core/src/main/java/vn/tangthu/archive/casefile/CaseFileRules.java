package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
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
        /** @param keeper the unit that keeps it from now on, if an event that was added or corrected moves it */
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
     *     not held against the catalogue and the units of today
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
            FieldValues fields = values("", category.fields(), typed.fields(), Around.nothing(oldFields()));
            if (typed.fields().all(NAME).stream().allMatch(String::isBlank)) {
                add(NAME, "name-missing", "Thiếu họ tên hoặc tên gọi.", "The name is missing.");
            }
            List<CaseEvent> events = events(typed, fields);
            Lifecycle lifecycle = new Lifecycle(category, events);
            findings.addAll(lifecycle.findings());
            keeper = keeper(events);
            return new CaseContents(fields, events, documents(typed));
        }

        private FieldValues oldFields() {
            return before == null ? FieldValues.none() : before.fields();
        }

        /** The last event that moves it decides, if it is new or names another unit than before. */
        private @Nullable UnitCode keeper(List<CaseEvent> events) {
            Optional<Move> last = Move.last(category, events)
                    .filter(move -> !old(move.event().id())
                            .first(move.field())
                            .equals(Optional.of(move.unit().value())));
            last.ifPresent(this::receiver);
            return last.map(Move::unit).orElse(null);
        }

        /** Where nobody may go on with it, it would be lost: whoever sent it away could not fetch it back. */
        private void receiver(Move move) {
            List<Authority> held = category.authorities().stream()
                    .filter(authority -> authority.rights().contains(Authority.Right.UPDATE)
                            && authority.inForce().contains(today))
                    .toList();
            Optional<String> kind = units.find(move.unit())
                    .filter(unit -> unit.inForce().contains(today))
                    .map(Unit::kind);
            if (kind.isPresent()
                    && held.stream().noneMatch(authority -> authority.unitKind().equals(kind.get()))) {
                String clause = held.stream().map(Authority::clause).distinct().collect(Collectors.joining("; "));
                add(
                        move.place(),
                        "receiver-without-authority",
                        "Đơn vị nhận không có thẩm quyền cập nhật loại hồ sơ này nên không ai làm tiếp được. Có thẩm quyền: "
                                + kinds(held, Label::vi) + ". Căn cứ: " + clause,
                        "The receiving unit has no authority over this category, so that nobody could go on with it. Those"
                                + " that have: " + kinds(held, Label::en) + ". Clause: " + clause);
            }
        }

        private String kinds(List<Authority> held, Function<Label, String> language) {
            return held.stream()
                    .map(Authority::unitKind)
                    .distinct()
                    .map(kind -> catalogue
                            .unitKinds()
                            .find(kind)
                            .map(CodeEntry::label)
                            .map(language)
                            .orElse(kind))
                    .collect(Collectors.joining(", "));
        }

        /** What an event said before; nothing for a new one. */
        private FieldValues old(UUID event) {
            return before == null
                    ? FieldValues.none()
                    : before.events().stream()
                            .filter(one -> one.id().equals(event))
                            .findFirst()
                            .map(CaseEvent::values)
                            .orElseGet(FieldValues::none);
        }

        private List<CaseEvent> events(CaseContents typed, FieldValues fields) {
            if (typed.events().size() > MOST_EVENTS) {
                add("events", "too-many", "Quá nhiều sự kiện trong một hồ sơ.", "Too many events in one record.");
                return List.of();
            }
            List<CaseEvent> result = new ArrayList<>();
            Set<UUID> seen = new HashSet<>();
            for (int i = 0; i < typed.events().size(); i++) {
                CaseEvent event = typed.events().get(i);
                Optional<EventType> type = category.event(event.type());
                if (!seen.add(event.id())) {
                    add(
                            "events." + i,
                            "same-event",
                            "Sự kiện này có hai lần trong hồ sơ.",
                            "This event stands in the record twice.");
                } else if (type.isEmpty()) {
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
            FieldValues old = old(event.id());
            FieldValues values = values(place, type.fields(), event.values(), new Around(old, fields, oldFields()));
            CaseEvent read = new CaseEvent(event.id(), type.code(), values);
            boolean isNew = old.values().isEmpty();
            if (event.values().first(EventType.DATE).isEmpty()) {
                add(place + EventType.DATE, "date-missing", "Sự kiện cần có ngày.", "An event needs its date.");
            }
            if (isNew && read.date().known() && !inForce(type, read.date())) {
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

        private FieldValues values(String place, List<Field> fields, FieldValues typed, Around around) {
            SortedMap<String, List<String>> read = new TreeMap<>();
            for (Map.Entry<String, List<String>> entry : typed.values().entrySet()) {
                Field field = field(fields, entry.getKey());
                if (entry.getValue().equals(around.old.all(entry.getKey()))) {
                    // Kept as it was, even where the catalogue has no such field or code any more.
                    read.put(entry.getKey(), entry.getValue());
                } else if (field == null) {
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
                // What is not there contradicts nothing, and of most fields a record has none.
                if (!result.all(field.code()).isEmpty()) {
                    check(place, field, result, around);
                }
            }
            return result;
        }

        private static @Nullable Field field(List<Field> fields, String code) {
            for (Field field : fields) {
                if (field.code().equals(code)) {
                    return field;
                }
            }
            return null;
        }

        /** Holds a value against others where it, or one of them, is another than before. */
        private void check(String place, Field field, FieldValues values, Around around) {
            boolean changed = !values.all(field.code()).equals(around.old.all(field.code()));
            if (isDate(field)) {
                if (changed) {
                    future(place, field, values);
                }
                for (String other : field.notBefore()) {
                    if (changed || around.changed(other, values)) {
                        order(place, field, other, values, around);
                    }
                }
            }
            String codeOf = field.codeOf();
            if (changed || (codeOf != null && around.changed(codeOf, values))) {
                references(place, field, values, around);
            }
        }

        private List<String> one(String place, Field field, List<String> typed) {
            List<String> given = new ArrayList<>(typed.size());
            for (String value : typed) {
                if (!value.isBlank()) {
                    given.add(value);
                }
            }
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

        private void future(String place, Field field, FieldValues values) {
            Optional<PartialDate> date = values.first(field.code())
                    .flatMap(PartialDate::read)
                    .filter(read -> read.known() && read.earliest().isAfter(today));
            if (date.isPresent() && !field.has(Field.Property.FUTURE)) {
                add(place + field.code(), "in-the-future", "Ngày này chưa đến.", "This date lies in the future.");
            }
        }

        private void order(String place, Field field, String other, FieldValues values, Around around) {
            Optional<PartialDate> own = values.first(field.code()).flatMap(PartialDate::read);
            Optional<PartialDate> earlier = around.date(other, values);
            if (own.isPresent() && earlier.isPresent() && own.get().surelyBefore(earlier.get())) {
                Label name = name(other);
                add(
                        place + field.code(),
                        "before-other-date",
                        "Ngày này không thể trước '" + name.vi() + "'.",
                        "This date cannot lie before '" + name.en() + "'.");
            }
        }

        private static boolean isDate(Field field) {
            return field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE;
        }

        private Label name(String code) {
            return category.field(code).map(Field::label).orElse(new Label("Ngày", "Date"));
        }

        private void references(String place, Field field, FieldValues values, Around around) {
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

        private void code(String place, Field field, String value, FieldValues values, Around around) {
            String at = field.codeOf();
            String list = field.list();
            if (at == null || list == null) {
                return;
            }
            Optional<CodeEntry> entry = catalogue.list(list).find(value);
            PartialDate day = around.date(at, values).orElse(PartialDate.UNKNOWN);
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

    /**
     * What stands around values that are read.
     *
     * @param old the same values in the version before
     * @param record the values of the record, where these are an event's
     * @param oldRecord those of the version before
     */
    private record Around(FieldValues old, FieldValues record, FieldValues oldRecord) {
        static Around nothing(FieldValues old) {
            return new Around(old, FieldValues.none(), FieldValues.none());
        }

        Optional<PartialDate> date(String code, FieldValues values) {
            return date(code, values, record);
        }

        boolean changed(String code, FieldValues values) {
            return !date(code, values).equals(date(code, old, oldRecord));
        }

        private static Optional<PartialDate> date(String code, FieldValues values, FieldValues record) {
            return values.first(code).or(() -> record.first(code)).flatMap(PartialDate::read);
        }
    }
}
