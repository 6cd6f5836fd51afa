package vn.tangthu.archive.casefile;

import java.util.List;

/** What a case file says: one version of it. Events stand in the order in which they happened. */
public record CaseContents(FieldValues fields, List<CaseEvent> events, List<CaseDocument> documents) {
    public CaseContents {
        events = List.copyOf(events);
        documents = List.copyOf(documents);
    }

    public static CaseContents of(FieldValues fields) {
        return new CaseContents(fields, List.of(), List.of());
    }
}
