package vn.tangthu.ingest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.WebUtils;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.Imports;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.table.TableDownload;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.ingest.imports.ImportTemplate;
import vn.tangthu.ingest.imports.RejectedFile;

/** {@code /api/imports}: files of records, checked first, then written. */
@RestController
@RequestMapping("/api/imports")
@Requires(Operation.ENTER)
class ImportApi {
    private static final int MAX_LIST = 200;
    private final ImportDesk desk;
    private final RejectedFile rejected;
    private final Clock clock;

    ImportApi(ImportDesk desk, Imports imports, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        rejected = new RejectedFile(imports);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> send(Act act, HttpServletRequest plain) throws IOException {
        MultipartHttpServletRequest request = WebUtils.getNativeRequest(plain, MultipartHttpServletRequest.class);
        MultipartFile file = request == null ? null : request.getFile("file");
        if (request == null || file == null) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST,
                    "file-missing",
                    "Thiếu phần 'file' trong yêu cầu multipart.",
                    "The multipart request has no part 'file'.");
        }
        ImportView view = view(desk.send(act, file, request.getParameter("category")));
        return ResponseEntity.created(URI.create("/api/imports/" + view.id())).body(view);
    }

    @GetMapping
    Map<String, Object> list(
            Act act,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String after) {
        int limit = Math.clamp(size, 1, MAX_LIST);
        List<Import> found = desk.list(act, after, limit);
        List<ImportView> shown = found.stream().map(this::view).toList();
        return found.size() < limit
                ? Map.of("imports", shown)
                : Map.of("imports", shown, "next", shown.getLast().id());
    }

    @GetMapping("/{id}")
    ImportView get(Act act, @PathVariable String id) {
        Import found = desk.look(act, id);
        return ImportView.of(found, desk.reasons(act, found), clock.instant());
    }

    @PostMapping("/{id}/{order:confirm|pause|resume|cancel}")
    ImportView order(Act act, @PathVariable String id, @PathVariable String order) {
        return view(desk.order(act, id, ImportOrder.valueOf(order.toUpperCase(Locale.ROOT))));
    }

    /** The rows that came back, to be mended and sent again. */
    @GetMapping("/{id}/rejected")
    ResponseEntity<StreamingResponseBody> rejected(
            Act act, Locale locale, @PathVariable String id, @RequestParam(defaultValue = "xlsx") String format) {
        TableFormat chosen = TableDownload.format(format);
        Import found = desk.beginRejected(act, id);
        String name = found.file().name().replaceFirst("\\.[A-Za-z]{1,5}$", "") + " - "
                + (locale.getLanguage().equals("en") ? "to correct" : "cần sửa");
        return TableDownload.of(chosen, name, out -> {
            int unused = rejected.write(act.actor().scope(), found, chosen, locale, out);
        });
    }

    /** An empty table to fill in. It holds nothing about anybody. */
    @GetMapping("/template")
    @Requires(value = Operation.ENTER, purpose = false)
    ResponseEntity<StreamingResponseBody> template(
            Locale locale,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "xlsx") String format) {
        TableFormat chosen = TableDownload.format(format);
        ImportTemplate template = desk.template(category, locale);
        String name = (locale.getLanguage().equals("en") ? "template " : "mẫu ") + category;
        return TableDownload.of(chosen, name, out -> {
            if (chosen == TableFormat.CSV) {
                template.writeCsv(out);
            } else {
                template.writeXlsx(out);
            }
        });
    }

    private ImportView view(Import one) {
        return ImportView.of(one, null, clock.instant());
    }
}
