package vn.tangthu.archive.web.audit;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.web.Requires;

/** The audit page. */
@Controller
@Requires(Operation.INSPECT_AUDIT)
class AuditController {
    private static final int SIZE = 50;

    private final AuditReading reading;

    AuditController(AuditReading reading) {
        this.reading = reading;
    }

    @GetMapping("/audit")
    String page(AuditFilter filter, @RequestParam(required = false) @Nullable Long before, Act act, Model model) {
        List<AuditEntry> entries = reading.page(act, filter, before, SIZE);
        model.addAttribute("entries", entries);
        model.addAttribute("filter", filter);
        model.addAttribute("actions", Action.values());
        model.addAttribute("csv", filter.link("/audit.csv", null));
        model.addAttribute("first", before == null ? null : filter.link("/audit", null));
        model.addAttribute(
                "older",
                entries.size() < SIZE
                        ? null
                        : filter.link("/audit", entries.getLast().sequence()));
        return "audit";
    }

    @PostMapping("/audit/verify")
    String verify(Act act, Model model) {
        ChainCheck check = reading.verify(act);
        model.addAttribute("intact", check instanceof ChainCheck.Intact intact ? intact : null);
        model.addAttribute("broken", check instanceof ChainCheck.Broken broken ? broken : null);
        return "audit-verified";
    }

    @GetMapping("/audit.csv")
    ResponseEntity<StreamingResponseBody> export(AuditFilter filter, Act act) {
        reading.beginExport(act, filter);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    reading.export(act, filter, writer);
                    writer.flush();
                });
    }
}
