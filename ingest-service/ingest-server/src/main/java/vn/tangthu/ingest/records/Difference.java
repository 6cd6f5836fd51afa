package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.FieldValues;

/**
 * Something in which two versions differ.
 *
 * @param event the event whose field it is, as the later version has it; null for a field of the case file itself
 * @param field code of the field
 * @param before values of the earlier version, none where it had none
 */
record Difference(@Nullable CaseEvent event, String field, List<String> before, List<String> after) {
    /**
     * All of them.
     *
     * @param addedEvents in the order of the later version
     * @param removedEvents in the order of the earlier one
     */
    record All(
            List<Difference> fields,
            List<CaseEvent> addedEvents,
            List<CaseEvent> removedEvents,
            List<Difference> events,
            List<CaseDocument> addedDocuments,
            List<CaseDocument> removedDocuments) {
        boolean isEmpty() {
            return fields.isEmpty()
                    && addedEvents.isEmpty()
                    && removedEvents.isEmpty()
                    && events.isEmpty()
                    && addedDocuments.isEmpty()
                    && removedDocuments.isEmpty();
        }
    }

    static All between(CaseContents earlier, CaseContents later) {
        List<Difference> events = new ArrayList<>();
        Map<UUID, CaseEvent> before = byId(earlier);
        Map<UUID, CaseEvent> after = byId(later);
        after.forEach((id, event) -> {
            CaseEvent old = before.get(id);
            if (old != null) {
                events.addAll(of(event, old.values(), event.values()));
            }
        });
        Set<CaseDocument> addedDocuments = new LinkedHashSet<>(later.documents());
        earlier.documents().forEach(addedDocuments::remove);
        Set<CaseDocument> removedDocuments = new LinkedHashSet<>(earlier.documents());
        later.documents().forEach(removedDocuments::remove);
        return new All(
                of(null, earlier.fields(), later.fields()),
                later.events().stream()
                        .filter(event -> !before.containsKey(event.id()))
                        .toList(),
                earlier.events().stream()
                        .filter(event -> !after.containsKey(event.id()))
                        .toList(),
                events,
                List.copyOf(addedDocuments),
                List.copyOf(removedDocuments));
    }

    private static Map<UUID, CaseEvent> byId(CaseContents contents) {
        Map<UUID, CaseEvent> result = new LinkedHashMap<>();
        contents.events().forEach(event -> result.put(event.id(), event));
        return result;
    }

    private static List<Difference> of(@Nullable CaseEvent event, FieldValues before, FieldValues after) {
        Set<String> codes = new TreeSet<>(before.values().keySet());
        codes.addAll(after.values().keySet());
        return codes.stream()
                .filter(code -> !Objects.equals(before.all(code), after.all(code)))
                .map(code -> new Difference(event, code, before.all(code), after.all(code)))
                .toList();
    }
}
