package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Deadline;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.RequiredDocument;
import vn.tangthu.catalogue.value.PartialDate;

/** Finds out where a case file stands: its status, what it lacks, and what is due next. */
public final class Standings {
    /** @param day on which required fields and deadlines must be in force to count */
    public Standing of(RecordCategory category, CaseContents contents, LocalDate day) {
        String status = new Lifecycle(category, contents.events()).status();
        Optional<Due> due = category.deadlines().stream()
                .filter(deadline -> deadline.statuses().contains(status)
                        && deadline.inForce().contains(day))
                .flatMap(deadline -> due(deadline, contents).stream())
                .min((one, other) -> one.day.compareTo(other.day));
        return new Standing(
                status,
                lacking(category, contents, day),
                due.map(Due::code).orElse(null),
                due.map(Due::day).orElse(null));
    }

    private record Due(String code, LocalDate day) {}

    private static List<String> lacking(RecordCategory category, CaseContents contents, LocalDate day) {
        List<String> result = new ArrayList<>();
        for (Field field : category.fields()) {
            if (field.has(Field.Property.REQUIRED)
                    && field.inForce().contains(day)
                    && contents.fields().all(field.code()).isEmpty()) {
                result.add("field:" + field.code());
            }
        }
        for (RequiredDocument document : category.documents()) {
            if (!has(contents, document.type(), null)) {
                result.add("document:" + document.type());
            }
        }
        for (CaseEvent event : contents.events()) {
            category.event(event.type()).ifPresent(type -> lacking(type, event, contents, result));
        }
        return result;
    }

    private static void lacking(EventType type, CaseEvent event, CaseContents contents, List<String> result) {
        for (Field field : type.fields()) {
            if (field.has(Field.Property.REQUIRED)
                    && event.values().all(field.code()).isEmpty()) {
                result.add("event:" + event.id() + ":field:" + field.code());
            }
        }
        for (String required : type.requires()) {
            if (!has(contents, required, event.id())) {
                result.add("event:" + event.id() + ":document:" + required);
            }
        }
    }

    private static boolean has(CaseContents contents, String type, @Nullable UUID event) {
        return contents.documents().stream()
                .anyMatch(
                        document -> document.type().equals(type) && (event == null || event.equals(document.event())));
    }

    /** When it is due; empty if it was met or its time has not begun. */
    private static Optional<Due> due(Deadline deadline, CaseContents contents) {
        Optional<LocalDate> begin = contents.events().stream()
                .filter(event -> event.type().equals(deadline.after()))
                .map(CaseEvent::date)
                .reduce((first, second) -> second)
                .or(() -> contents.fields().first(deadline.after()).flatMap(PartialDate::read))
                .filter(PartialDate::known)
                .map(PartialDate::latest);
        if (begin.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> met = contents.events().stream()
                .filter(event -> deadline.awaited().contains(event.type()))
                .map(CaseEvent::date)
                .filter(PartialDate::known)
                .map(PartialDate::latest)
                .filter(date -> !date.isBefore(begin.get()))
                .max(LocalDate::compareTo);
        if (met.isPresent() && !deadline.repeats()) {
            return Optional.empty();
        }
        return Optional.of(new Due(deadline.code(), met.orElse(begin.get()).plus(deadline.within())));
    }
}
