package vn.tangthu.ingest.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.web.Requires;

/** {@code GET /api/records/{category}/{id}/viewers}: who looked at a record and who changed it. */
@RestController
class ViewersApi {
    private final RecordDesk desk;
    private final Viewers viewers;

    ViewersApi(RecordDesk desk, Viewers viewers) {
        this.desk = desk;
        this.viewers = viewers;
    }

    /**
     * An entry of the trail.
     *
     * @param sequence its number in the trail
     * @param action code of what was done, {@code viewed} for a look
     * @param purpose code of what it was done for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            long sequence,
            Instant at,
            String account,
            String unit,
            String action,
            @Nullable String purpose,
            @Nullable String reference) {
        static Line of(AuditEntry entry) {
            return new Line(
                    entry.sequence(),
                    entry.at(),
                    entry.actor(),
                    entry.unit(),
                    entry.action(),
                    entry.purpose(),
                    entry.reference());
        }
    }

    /** @param next value for {@code before}, absent at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(List<Line> viewers, @Nullable Long next) {}

    @GetMapping("/api/records/{category}/{id}/viewers")
    @Requires({Operation.ENTER, Operation.SEARCH})
    Answer list(
            Act act,
            @PathVariable String category,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long before) {
        CaseFile file = RecordApi.inCategory(desk.look(act, id, "viewers").file(), category);
        Viewers.Portion portion = viewers.of(act, file, before);
        return new Answer(portion.entries().stream().map(Line::of).toList(), portion.older());
    }
}
