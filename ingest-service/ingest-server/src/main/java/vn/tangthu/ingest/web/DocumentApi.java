package vn.tangthu.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.ingest.intake.IntakeResult;

/** {@code /api/documents}: taking in, following, correcting. */
@RestController
@RequestMapping("/api/documents")
class DocumentApi {
    private static final int MAX_LIST = 200;
    private final Uploads uploads;
    private final DocumentDesk desk;
    private final DocumentViews views;
    private final JsonMapper json;

    DocumentApi(Uploads uploads, DocumentDesk desk, DocumentViews views, JsonMapper json) {
        this.uploads = uploads;
        this.desk = desk;
        this.views = views;
        this.json = json;
    }

    /** @param duplicateOf an earlier document with the same bytes that the caller may see */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UploadAnswer(
            String id,
            String sha256,
            DocumentState state,
            @Nullable String duplicateOf,
            DocumentView.@Nullable ReceiptView receipt) {}

    /** @param reason why, 1 to 500 characters */
    record CorrectionBody(
            long version, MetadataForm metadata, @Nullable String reason) {}

    record HistoryView(long version, DocumentView.MetadataView metadata, Instant at, String by, String reason) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Operation.UPLOAD)
    ResponseEntity<UploadAnswer> upload(Act act, HttpServletRequest plain) throws IOException {
        MultipartHttpServletRequest request = WebUtils.getNativeRequest(plain, MultipartHttpServletRequest.class);
        if (request == null) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST,
                    "upload-incomplete",
                    "Tệp chưa được nhận hết; hãy tải lên lại.",
                    "The file did not arrive whole; upload it again.");
        }
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST,
                    "file-missing",
                    "Thiếu phần 'file' trong yêu cầu multipart.",
                    "The multipart request has no part 'file'.");
        }
        MetadataForm form = metadata(request);
        IntakeResult.Accepted accepted =
                uploads.accept(act, file, form.toMetadata(act.actor().unit()));
        DocumentView view = views.of(accepted.document());
        return ResponseEntity.created(URI.create("/api/documents/" + view.id()))
                .body(new UploadAnswer(view.id(), view.sha256(), view.state(), view.duplicateOf(), view.receipt()));
    }

    @GetMapping
    @Requires({Operation.UPLOAD, Operation.CORRECT, Operation.SEARCH})
    Map<String, Object> list(
            Act act,
            @RequestParam(required = false) @Nullable DocumentState state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String after) {
        int limit = Math.clamp(size, 1, MAX_LIST);
        List<Document> documents = desk.lookAtList(act, state, mine, after, limit);
        List<DocumentView> shown = documents.stream().map(one -> views.of(one)).toList();
        return documents.size() < limit
                ? Map.of("documents", shown)
                : Map.of("documents", shown, "next", DocumentDesk.cursor(documents.getLast()));
    }

    @GetMapping("/{id}")
    @Requires({Operation.UPLOAD, Operation.CORRECT, Operation.SEARCH})
    DocumentView get(Act act, @PathVariable String id) {
        return views.of(desk.look(act, id));
    }

    @GetMapping("/{id}/history")
    @Requires({Operation.CORRECT, Operation.SEARCH})
    List<HistoryView> history(Act act, @PathVariable String id) {
        Document document = desk.look(act, id);
        return desk.history(act, document).stream()
                .map(version -> new HistoryView(
                        version.version(),
                        DocumentViews.metadata(version.metadata()),
                        version.at(),
                        version.by(),
                        version.reason()))
                .toList();
    }

    @PutMapping("/{id}/metadata")
    @Requires(Operation.CORRECT)
    DocumentView correct(Act act, @PathVariable String id, @RequestBody CorrectionBody body) {
        Document document = desk.find(act, id);
        Document corrected = desk.correct(act, document, body.version(), body.metadata(), body.reason());
        return views.of(corrected);
    }

    @PostMapping("/{id}/retry")
    @Requires(Operation.CORRECT)
    DocumentView retry(Act act, @PathVariable String id) {
        Document document = desk.find(act, id);
        desk.retry(act, document);
        return views.of(desk.find(act, id));
    }

    private MetadataForm metadata(MultipartHttpServletRequest request) throws IOException {
        MultipartFile part = request.getFile("metadata");
        String text =
                part != null ? new String(part.getBytes(), StandardCharsets.UTF_8) : request.getParameter("metadata");
        if (text == null || text.isBlank()) {
            return new MetadataForm(null, null, null, null, null, null, null, null);
        }
        try {
            return json.readValue(text, MetadataForm.class);
        } catch (JacksonException e) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST,
                    "metadata-not-json",
                    "Phần 'metadata' không phải đối tượng JSON với các trường category, unit, type, number, date, issuer, person, note.",
                    "The part 'metadata' is not a JSON object with the fields category, unit, type, number, date, issuer, person, note.");
        }
    }
}
