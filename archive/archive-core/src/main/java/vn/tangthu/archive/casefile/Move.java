package vn.tangthu.archive.casefile;

import java.util.List;
import java.util.Optional;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.RecordCategory;

/**
 * An event that gives a case file to another unit.
 *
 * @param index of the event among all
 * @param field code of the event's field that names the unit
 */
record Move(int index, CaseEvent event, String field, UnitCode unit) {
    /** The last of these events that moves it. */
    static Optional<Move> last(RecordCategory category, List<CaseEvent> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            CaseEvent event = events.get(i);
            String field = category.event(event.type()).map(EventType::movesTo).orElse(null);
            Optional<String> unit =
                    field == null ? Optional.empty() : event.values().first(field);
            if (field != null && unit.isPresent()) {
                return Optional.of(new Move(i, event, field, new UnitCode(unit.get())));
            }
        }
        return Optional.empty();
    }

    /** As findings name it. */
    String place() {
        return "events." + index + "." + field;
    }
}
