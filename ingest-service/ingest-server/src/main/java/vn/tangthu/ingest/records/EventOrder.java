package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;

/** Events put in, changed and taken out; they stand in the order in which they happened. */
final class EventOrder {
    private EventOrder() {}

    /** With this event in place of the one of its id, or besides the others: before the first that surely came later. */
    static CaseContents with(CaseContents contents, CaseEvent event) {
        List<CaseEvent> events = new ArrayList<>(contents.events());
        int before = indexOf(events, event.id());
        if (before >= 0 && events.get(before).date().equals(event.date())) {
            events.set(before, event);
            return new CaseContents(contents.fields(), events, contents.documents());
        }
        events.removeIf(one -> one.id().equals(event.id()));
        int at = events.size();
        while (at > 0 && event.date().surelyBefore(events.get(at - 1).date())) {
            at--;
        }
        events.add(at, event);
        return new CaseContents(contents.fields(), events, contents.documents());
    }

    /** Without this event; what was its paper stays with the case file. */
    static CaseContents without(CaseContents contents, UUID event) {
        return new CaseContents(
                contents.fields(),
                contents.events().stream()
                        .filter(one -> !one.id().equals(event))
                        .toList(),
                contents.documents().stream()
                        .map(document -> event.equals(document.event())
                                ? new CaseDocument(document.document(), document.type(), null)
                                : document)
                        .distinct()
                        .toList());
    }

    static int indexOf(List<CaseEvent> events, UUID id) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
