package vn.tangthu.search.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.search.AttributeField;

/**
 * A field of a category that results can be filtered by: its status, a field of its records, what happened, or a field of
 * such an event.
 *
 * @param code as in the API, for example {@code sex}, or {@code classification.grade} for a field of an event
 * @param event name of the event that the field belongs to, or null
 * @param field null for the status and for what happened
 * @param choices the values that it can have, where they are a list; else empty
 */
public record FilterField(
        String code,
        Label label,
        @Nullable Label event,
        @Nullable Field field,
        List<CodeEntry> choices) {
    public FilterField {
        choices = List.copyOf(choices);
    }

    public AttributeField attribute() {
        return new AttributeField(code);
    }

    /** Where its words are, each a value: of texts any words are looked for, in any order and without marks. */
    static String words(String code) {
        return code + "~";
    }
}
