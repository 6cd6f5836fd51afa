package vn.tangthu.ingest.web;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.imports.RecordTable;

/** Lists of records as files: within the scope, and with an entry in the trail before anything goes out. */
@RestController
class RecordExportApi {
    private final ImportDesk desk;
    private final AuditTrail audit;
    private final RecordTable table;

    RecordExportApi(ImportDesk desk, AuditTrail audit, Catalogue catalogue, CaseFileLists lists) {
        this.desk = desk;
        this.audit = audit;
        table = new RecordTable(catalogue, lists);
    }

    @GetMapping("/api/records/{category}/export")
    @Requires({Operation.ENTER, Operation.DOWNLOAD})
    ResponseEntity<StreamingResponseBody> export(
            Act act,
            Locale locale,
            @PathVariable String category,
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "false") boolean incomplete) {
        TableFormat chosen = ImportApi.format(format);
        RecordCategory known = desk.category(category);
        RecordTable.Selection selection = new RecordTable.Selection(unit(unit), status, incomplete);
        Map<String, String> detail = new TreeMap<>();
        detail.put("category", known.code());
        detail.put("format", chosen.name().toLowerCase(Locale.ROOT));
        detail.put("incomplete", Boolean.toString(incomplete));
        if (unit != null) {
            detail.put("unit", unit);
        }
        if (status != null) {
            detail.put("status", status.length() > 100 ? status.substring(0, 100) : status);
        }
        audit.append(new AuditEvent(act, Action.EXPORTED, "records", detail));
        return ImportApi.download(chosen, known.code() + chosen.extension(), out -> {
            int unused = table.write(act.actor().scope(), known, selection, desk.today(), chosen, locale, out);
        });
    }

    private static @Nullable UnitCode unit(@Nullable String unit) {
        if (unit == null || unit.isBlank()) {
            return null;
        }
        try {
            return new UnitCode(unit);
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST, "unit-unknown", "Không phải mã đơn vị.", "Not the code of a unit.");
        }
    }
}
