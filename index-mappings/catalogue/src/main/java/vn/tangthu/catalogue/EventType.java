package vn.tangthu.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event in the life of a sentence. Each event has its date and, where the catalogue asks for them, number, issuer
 * and further fields.
 *
 * @param from codes of the statuses in which it can happen
 * @param to status afterwards, or null where it changes none
 * @param once at most once in a record
 * @param movesTo code of the field (type UNIT) that names the unit which keeps the record from then on, or null
 * @param requires codes of document types without which it is incomplete
 */
public record EventType(
        String code,
        Label label,
        @Nullable String clause,
        Period inForce,
        Set<String> from,
        @Nullable String to,
        boolean once,
        @Nullable String movesTo,
        List<Field> fields,
        List<String> requires) {
    /** The field that every event has: its day. */
    public static final String DATE = "date";

    public EventType {
        from = Set.copyOf(from);
        fields = List.copyOf(fields);
        requires = List.copyOf(requires);
    }

    public Optional<Field> field(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }
}
