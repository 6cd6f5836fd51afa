package vn.tangthu.search.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.web.Requires;

/** {@code /api/documents/{id}}: pages, words, hits and the original. */
@RestController
@RequestMapping("/api/documents/{id}")
class PageApi {
    private final PageDesk pages;
    private final SearchDesk searches;

    PageApi(PageDesk pages, SearchDesk searches) {
        this.pages = pages;
        this.searches = searches;
    }

    /** A word with its rectangle, as fractions of the page's width and height. */
    record WordView(String text, int from, int to, float x, float y, float w, float h, float confidence) {}

    record WordsView(
            int page, int width, int height, TextSource source, float confidence, String text, List<WordView> words) {}

    @GetMapping("/pages/{number}/image")
    @Requires(Operation.SEARCH)
    ResponseEntity<byte[]> image(Act act, @PathVariable String id, @PathVariable int number) throws IOException {
        Document document = pages.document(act, id);
        byte[] image = pages.image(pages.view(act, document, number));
        boolean png = image.length > 1 && image[0] == (byte) 0x89;
        return ResponseEntity.ok()
                .contentType(png ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(image);
    }

    @GetMapping("/pages/{number}/words")
    @Requires(Operation.SEARCH)
    WordsView words(Act act, @PathVariable String id, @PathVariable int number) {
        Page page = pages.view(act, pages.document(act, id), number);
        return new WordsView(
                page.number(),
                page.width(),
                page.height(),
                page.source(),
                page.confidence(),
                page.text(),
                page.words().stream()
                        .map(word -> new WordView(
                                page.text().substring(word.from(), word.to()),
                                word.from(),
                                word.to(),
                                word.x(),
                                word.y(),
                                word.w(),
                                word.h(),
                                word.confidence()))
                        .toList());
    }

    /** Every hit of a query in this document, in page order. */
    @GetMapping("/hits")
    @Requires(Operation.SEARCH)
    List<SearchDesk.PageHits> hits(Act act, @PathVariable String id, @RequestParam String q) {
        Document document = pages.document(act, id);
        return searches.hits(act, SearchForm.of(q).text(), document);
    }

    @GetMapping("/original")
    @Requires(Operation.DOWNLOAD)
    ResponseEntity<InputStreamResource> original(Act act, @PathVariable String id) {
        Document document = pages.document(act, id);
        OpenOutcome.Opened opened = pages.original(act, document);
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(opened.size())
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Repr-Digest", "sha-256=:" + base64(document.sha256()) + ":")
                .body(new InputStreamResource(opened.stream()));
    }

    /** As RFC 9530 writes digests. */
    private static String base64(Sha256 digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }
}
