package vn.tangthu.ingest.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.web.ApiProblem;

/**
 * A record as a program sends it. Values are texts, numbers or truth values as people would type them, or lists of these;
 * codes are given as codes.
 *
 * @param id chosen by the caller, so that sending it again opens nothing twice; of a new record alone
 * @param unit the unit that keeps it, the caller's own unless given; of a new record alone
 * @param version the version that the caller saw; of a change alone
 * @param reason why, 1 to 500 characters; of a change alone
 */
record RecordBody(
        @Nullable String id,
        @Nullable String unit,
        @Nullable Long version,
        @Nullable String reason,
        @Nullable Map<String, @Nullable Object> fields,
        @Nullable List<Event> events,
        @Nullable List<Paper> documents) {
    /** @param id stays the same through all versions; made where there is none */
    record Event(@Nullable String id, String type, @Nullable Map<String, @Nullable Object> values) {}

    /** @param event id of the event that it is the paper of, or null */
    record Paper(String document, String type, @Nullable String event) {}

    /**
     * The contents as typed.
     *
     * @param file the record that they are of: events without an id get the same one whenever the same is sent
     */
    CaseContents contents(CaseFileId file) {
        List<CaseEvent> read = new ArrayList<>();
        for (Event event : events == null ? List.<Event>of() : events) {
            UUID made =
                    UUID.nameUUIDFromBytes((file + ":" + version + ":" + read.size()).getBytes(StandardCharsets.UTF_8));
            read.add(new CaseEvent(
                    event.id() == null ? made : uuid(event.id(), "events." + read.size()),
                    event.type(),
                    values(event.values())));
        }
        List<CaseDocument> papers = new ArrayList<>();
        for (Paper paper : documents == null ? List.<Paper>of() : documents) {
            String place = "documents." + papers.size();
            papers.add(new CaseDocument(
                    new DocumentId(uuid(paper.document(), place)),
                    paper.type(),
                    paper.event() == null ? null : uuid(paper.event(), place)));
        }
        return new CaseContents(values(fields), read, papers);
    }

    private static FieldValues values(@Nullable Map<String, @Nullable Object> given) {
        SortedMap<String, List<String>> result = new TreeMap<>();
        if (given != null) {
            given.forEach((code, value) -> result.put(code, texts(value)));
        }
        return new FieldValues(result);
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> all -> all.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }

    static UUID uuid(String text, String place) {
        return CaseFileId.parse(text)
                .map(CaseFileId::value)
                .orElseThrow(() -> new ApiProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "bad-id",
                        "Mã ở '" + place + "' không phải UUID.",
                        "The id at '" + place + "' is no UUID."));
    }
}
