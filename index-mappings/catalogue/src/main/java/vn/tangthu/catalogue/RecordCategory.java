package vn.tangthu.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A category of records: one file of the catalogue. Everything that people enter, see, find and count of its records is
 * derived from it.
 *
 * @param clause the clause that it rests on, or null
 * @param fields in the order of the form
 * @param retention how long a record that was taken out is kept at least; nothing removes it by itself afterwards
 * @param statuses the first is that of a new record
 */
public record RecordCategory(
        String code,
        Label label,
        @Nullable String clause,
        SubjectKind subject,
        java.time.Period retention,
        List<FieldGroup> groups,
        List<Field> fields,
        List<Status> statuses,
        List<EventType> events,
        List<RequiredDocument> documents,
        List<Deadline> deadlines,
        List<Authority> authorities) {
    public RecordCategory {
        groups = List.copyOf(groups);
        fields = List.copyOf(fields);
        statuses = List.copyOf(statuses);
        events = List.copyOf(events);
        documents = List.copyOf(documents);
        deadlines = List.copyOf(deadlines);
        authorities = List.copyOf(authorities);
    }

    /** A heading of the form. */
    public record FieldGroup(String code, Label label) {}

    /** Whether there are records of it, not documents alone. */
    public boolean hasRecords() {
        return subject != SubjectKind.NONE;
    }

    public Optional<Field> field(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }

    public Optional<EventType> event(String code) {
        return events.stream().filter(event -> event.code().equals(code)).findFirst();
    }

    public Optional<Status> status(String code) {
        return statuses.stream().filter(status -> status.code().equals(code)).findFirst();
    }
}
