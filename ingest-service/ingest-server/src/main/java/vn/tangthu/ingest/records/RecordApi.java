package vn.tangthu.ingest.records;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.archive.web.table.TableDownload;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.RecordCategory;

/** {@code /api/records/{category}}: entering, changing, reading and listing records, by the rules of the pages. */
@RestController
@RequestMapping("/api/records/{category}")
class RecordApi {
    private static final int MOST = 200;
    private final RecordDesk desk;
    private final RecordChanges changes;
    private final RecordLists lists;
    private final CodeLabels labels;

    RecordApi(RecordDesk desk, RecordChanges changes, RecordLists lists, CodeLabels labels) {
        this.desk = desk;
        this.changes = changes;
        this.lists = lists;
        this.labels = labels;
    }

    /** Opens a record. The same id with the same contents again answers what is there. */
    @PostMapping
    @Requires(Operation.ENTER)
    ResponseEntity<RecordView> open(Act act, @PathVariable String category, @RequestBody RecordBody body) {
        RecordCategory known = desk.category(category);
        String chosen = body.id();
        CaseFileId id = chosen == null ? CaseFileId.random() : new CaseFileId(RecordBody.uuid(chosen, "id"));
        CaseContents contents = body.contents(id);
        CaseFile file = done(desk.open(act, id, known, unit(act, body.unit()), contents), true);
        return ResponseEntity.created(URI.create("/api/records/" + file.category() + "/" + file.id()))
                .body(RecordView.of(file));
    }

    private static UnitCode unit(Act act, @Nullable String unit) {
        if (unit == null) {
            return act.actor().unit();
        }
        if (!unit.matches("[A-Za-z0-9._-]{1,40}")) {
            throw RecordProblems.badFilter("unit");
        }
        return new UnitCode(unit);
    }

    /**
     * Records that match, last changed first; {@code next} is the value of {@code after} for the following page. A value of
     * a field is asked for as {@code f.FIELD=VALUE}.
     */
    @GetMapping
    @Requires({Operation.ENTER, Operation.SEARCH})
    Map<String, Object> list(
            Act act,
            @PathVariable String category,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "false") boolean incomplete,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam MultiValueMap<String, String> parameters) {
        int limit = Math.clamp(size, 1, MOST);
        RecordFilter filter =
                RecordFilter.of(parameters).ofCategory(desk.category(category).code());
        List<CaseFile> found = lists.page(act, filter, after, limit);
        List<RecordView> records = found.stream().map(RecordView::of).toList();
        return found.size() < limit
                ? Map.of("records", records)
                : Map.of("records", records, "next", RecordFilter.cursor(found.getLast()));
    }

    /** All records that match, with every field, as a file ({@code xlsx} or {@code csv}): the filters of the list. */
    @GetMapping("/export")
    @Requires({Operation.ENTER, Operation.SEARCH})
    ResponseEntity<StreamingResponseBody> export(
            Act act,
            @PathVariable String category,
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "false") boolean incomplete,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam MultiValueMap<String, String> parameters) {
        TableFormat chosen = TableDownload.format(format);
        String known = desk.category(category).code();
        RecordFilter filter = RecordFilter.of(parameters).ofCategory(known);
        lists.beginExport(act, filter, chosen);
        CodeLabels.Snapshot names = labels.now();
        return TableDownload.of(chosen, "records-" + known, out -> lists.export(act, filter, names, chosen, out));
    }

    @GetMapping("/{id}")
    @Requires({Operation.ENTER, Operation.SEARCH})
    RecordView get(Act act, @PathVariable String category, @PathVariable String id) {
        return RecordView.of(inCategory(desk.look(act, id, null).file(), category));
    }

    @GetMapping("/{id}/versions")
    @Requires({Operation.ENTER, Operation.SEARCH})
    List<RecordView.Version> versions(Act act, @PathVariable String category, @PathVariable String id) {
        CaseFile file = inCategory(desk.look(act, id, "versions").file(), category);
        return desk.versions(act, file).stream().map(RecordView.Version::of).toList();
    }

    /** Replaces all contents by a new version. */
    @PutMapping("/{id}")
    @Requires(Operation.ENTER)
    RecordView change(Act act, @PathVariable String category, @PathVariable String id, @RequestBody RecordBody body) {
        CaseFile file = inCategory(desk.find(act, id), category);
        Long version = body.version();
        if (version == null) {
            throw RecordProblems.versionMissing();
        }
        String reason = RecordDesk.reason(body.reason()).orElseThrow(RecordProblems::reasonMissing);
        CaseContents contents = body.contents(file.id());
        return RecordView.of(done(desk.change(act, file, version, contents, reason), false));
    }

    /**
     * Which version is taken out or brought back, and why: in the body, for addresses end up in logs.
     *
     * @param version the version that the caller saw
     * @param reason 1 to 500 characters
     */
    record Removal(@Nullable Long version, @Nullable String reason) {}

    /** Takes a record out; it is kept and can be restored. */
    @DeleteMapping("/{id}")
    @Requires(Operation.ENTER)
    RecordView delete(Act act, @PathVariable String category, @PathVariable String id, @RequestBody Removal body) {
        return setDeleted(act, category, id, body, true);
    }

    @PostMapping("/{id}/restore")
    @Requires(Operation.ENTER)
    RecordView restore(Act act, @PathVariable String category, @PathVariable String id, @RequestBody Removal body) {
        return setDeleted(act, category, id, body, false);
    }

    private RecordView setDeleted(Act act, String category, String id, Removal body, boolean deleted) {
        CaseFile file = inCategory(desk.find(act, id), category);
        Long version = body.version();
        if (version == null) {
            throw RecordProblems.versionMissing();
        }
        String why = RecordDesk.reason(body.reason()).orElseThrow(RecordProblems::reasonMissing);
        return RecordView.of(file.deleted() == deleted ? file : changes.setDeleted(act, file, version, deleted, why));
    }

    static CaseFile inCategory(CaseFile file, String category) {
        if (!file.category().equals(category)) {
            throw RecordProblems.notFound();
        }
        return file;
    }

    private static CaseFile done(EntryOutcome outcome, boolean opening) {
        return switch (outcome) {
            case EntryOutcome.Done(CaseFile file) -> file;
            case EntryOutcome.NotAllowed refused -> throw RecordProblems.notAllowed(refused);
            case EntryOutcome.Wrong(List<Finding> findings) -> throw RecordProblems.wrong(findings);
            case EntryOutcome.NotFound() -> throw RecordProblems.notFound();
            case EntryOutcome.Conflict(CaseFile current) ->
                throw opening
                        ? RecordProblems.idTaken()
                        : RecordProblems.conflict(current.version(), current.changedBy());
        };
    }
}
