package vn.tangthu.archive.casefile;

import java.util.UUID;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.value.PartialDate;

/**
 * Something that happened in the life of a sentence.
 *
 * @param id stays the same through all versions
 * @param type code of the category's event
 */
public record CaseEvent(UUID id, String type, FieldValues values) {
    /** Its day; unknown where there is none yet, or none that can be read. */
    public PartialDate date() {
        return values.first(EventType.DATE).flatMap(PartialDate::read).orElse(PartialDate.UNKNOWN);
    }
}
