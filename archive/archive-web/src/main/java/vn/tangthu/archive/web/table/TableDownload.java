package vn.tangthu.archive.web.table;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.tangthu.archive.web.ApiProblem;

/** Tables as answers to requests. */
public final class TableDownload {
    private TableDownload() {}

    /**
     * The format that a parameter names.
     *
     * @throws ApiProblem 400 for any other
     */
    public static TableFormat format(String parameter) {
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "xlsx" -> TableFormat.XLSX;
            case "csv" -> TableFormat.CSV;
            default ->
                throw new ApiProblem(
                        HttpStatus.BAD_REQUEST,
                        "format-unknown",
                        "Định dạng là xlsx hoặc csv.",
                        "The format is xlsx or csv.");
        };
    }

    /** @param name of the file, without the extension of the format */
    public static ResponseEntity<StreamingResponseBody> of(
            TableFormat format, String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + format.extension(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .body(body);
    }
}
