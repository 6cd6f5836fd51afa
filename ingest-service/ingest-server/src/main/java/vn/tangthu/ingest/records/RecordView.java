package vn.tangthu.ingest.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileVersion;

/**
 * A record in the API: values in the forms in which they are kept, such as {@code 2020-06-05} and {@code P1Y6M0D}. The id
 * under which its subject is kept is not told: that it changes would tell of a merge with records outside the scope.
 *
 * @param lacking {@code field:CODE}, {@code document:TYPE}, {@code event:ID:document:TYPE}
 * @param dueCode deadline that ends next, with its last day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordView(
        String id,
        String category,
        String unit,
        long version,
        String status,
        boolean deleted,
        SortedMap<String, List<String>> fields,
        List<Event> events,
        List<Paper> documents,
        List<String> lacking,
        @Nullable String dueCode,
        @Nullable LocalDate due,
        Instant openedAt,
        String openedBy,
        Instant changedAt,
        String changedBy) {
    record Event(UUID id, String type, SortedMap<String, List<String>> values) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Paper(String document, String type, @Nullable UUID event) {}

    /** A version. */
    record Version(
            long version,
            String unit,
            boolean deleted,
            Instant at,
            String by,
            String reason,
            SortedMap<String, List<String>> fields,
            List<Event> events,
            List<Paper> documents) {
        static Version of(CaseFileVersion version) {
            return new Version(
                    version.version(),
                    version.unit().value(),
                    version.deleted(),
                    version.at(),
                    version.by(),
                    version.reason(),
                    version.contents().fields().values(),
                    RecordView.events(version.contents()),
                    RecordView.papers(version.contents()));
        }
    }

    static RecordView of(CaseFile file) {
        return new RecordView(
                file.id().toString(),
                file.category(),
                file.unit().value(),
                file.version(),
                file.standing().status(),
                file.deleted(),
                file.contents().fields().values(),
                events(file.contents()),
                papers(file.contents()),
                file.standing().lacking(),
                file.standing().dueCode(),
                file.standing().due(),
                file.openedAt(),
                file.openedBy(),
                file.changedAt(),
                file.changedBy());
    }

    private static List<Event> events(CaseContents contents) {
        return contents.events().stream()
                .map(event -> new Event(event.id(), event.type(), event.values().values()))
                .toList();
    }

    private static List<Paper> papers(CaseContents contents) {
        return contents.documents().stream()
                .map(one -> new Paper(one.document().toString(), one.type(), one.event()))
                .toList();
    }
}
