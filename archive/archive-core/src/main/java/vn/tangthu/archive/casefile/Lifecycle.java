package vn.tangthu.archive.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.Status;
import vn.tangthu.catalogue.value.PartialDate;

/** Walks through the events of a case file: from status to status, and forward in time. */
final class Lifecycle {
    private final RecordCategory category;
    private final List<Finding> findings = new ArrayList<>();
    private String status;

    Lifecycle(RecordCategory category, List<CaseEvent> events) {
        this.category = category;
        status = category.statuses().getFirst().code();
        Set<String> happened = new HashSet<>();
        PartialDate last = PartialDate.UNKNOWN;
        for (int i = 0; i < events.size(); i++) {
            CaseEvent event = events.get(i);
            Optional<EventType> type = category.event(event.type());
            if (type.isPresent()) {
                step(i, type.get(), happened);
            }
            if (event.date().surelyBefore(last)) {
                add(
                        i,
                        "out-of-order",
                        "Ngày này trước ngày của sự kiện đứng trước nó.",
                        "This date lies before that of the event before it.");
            }
            // The day before which nothing can happen any more; a month or a year alone does not move it back.
            if (event.date().known() && event.date().earliest().isAfter(last.earliest())) {
                last = event.date();
            }
        }
    }

    private void step(int index, EventType type, Set<String> happened) {
        if (!type.from().contains(status)) {
            Label now = category.status(status).map(Status::label).orElseThrow();
            String from = names(type, true);
            String english = names(type, false);
            add(
                    index,
                    "not-from-here",
                    "'" + type.label().vi() + "' không thể xảy ra khi đang '" + now.vi() + "'; chỉ khi: " + from + ".",
                    "'" + type.label().en() + "' cannot happen while '" + now.en() + "', only while: " + english + ".");
        }
        if (!happened.add(type.code()) && type.once()) {
            add(index, "twice", "Sự kiện này chỉ xảy ra một lần.", "This event happens once only.");
        }
        String to = type.to();
        status = to == null ? status : to;
    }

    private String names(EventType type, boolean vietnamese) {
        return category.statuses().stream()
                .filter(one -> type.from().contains(one.code()))
                .map(one -> vietnamese ? one.label().vi() : one.label().en())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private void add(int index, String code, String vietnamese, String english) {
        findings.add(new Finding("events." + index + "." + EventType.DATE, code, new Label(vietnamese, english)));
    }

    /** The status after the last event. */
    String status() {
        return status;
    }

    List<Finding> findings() {
        return findings;
    }
}
