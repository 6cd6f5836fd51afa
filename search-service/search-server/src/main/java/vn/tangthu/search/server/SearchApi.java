package vn.tangthu.search.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Snippet;
import vn.tangthu.search.Total;

/** {@code GET /api/search}; {@code field.CODE=VALUE} filters by a field of records. */
@RestController
class SearchApi {
    private final SearchDesk desk;

    SearchApi(SearchDesk desk) {
        this.desk = desk;
    }

    /** @param spans pairs of offsets into the text: first character, one past the last */
    record SnippetView(String text, List<int[]> spans) {}

    /**
     * A document or a record found.
     *
     * @param kind {@code page} where the text of a document matches, {@code document} where only its metadata do, or
     *     {@code record}
     * @param page best page; of a document, as the next three
     * @param matchingPages pages with hits
     * @param title file name, or the name of the subject
     * @param boxes rectangles of all hits on the best page, as fractions of its width and height
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HitView(
            String kind,
            String id,
            @Nullable Integer page,
            @Nullable Integer matchingPages,
            @Nullable Integer pages,
            String title,
            String category,
            String unit,
            @Nullable String type,
            @Nullable RecordView record,
            List<SnippetView> snippets,
            @Nullable List<Rectangle> boxes) {}

    /**
     * What tells a record from others.
     *
     * @param status code of the category's status
     * @param birthYear year of birth or foundation
     * @param number number of the judgment, or what the category has in its place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordView(
            String name,
            String status,
            @Nullable String birthYear,
            @Nullable String number,
            long version) {}

    /** @param next value for {@code after}, absent at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            Total total,
            List<HitView> hits,
            Map<String, List<FacetCount>> facets,
            Coverage coverage,
            @Nullable String next) {}

    @GetMapping("/api/search")
    @Requires(Operation.SEARCH)
    Answer search(Act act, @ModelAttribute SearchForm form, HttpServletRequest request) {
        Found found = desk.search(act, form, AskedFields.of(request));
        Map<String, List<FacetCount>> facets = new TreeMap<>();
        found.facets().forEach((dimension, counts) -> facets.put(parameter(dimension), counts));
        return new Answer(
                found.total(),
                found.entries().stream().map(SearchApi::view).toList(),
                facets,
                found.coverage(),
                found.next());
    }

    /** The parameter that filters by it. */
    private static String parameter(Dimension dimension) {
        return switch (dimension) {
            case Facet facet -> facet.name().toLowerCase(Locale.ROOT);
            case AttributeField(String code) -> AskedFields.PREFIX + code;
        };
    }

    private static HitView view(FoundEntry found) {
        return switch (found) {
            case FoundDocument document -> view(document);
            case FoundRecord record -> view(record);
        };
    }

    private static HitView view(FoundRecord found) {
        return new HitView(
                EntryKind.RECORD.code(),
                found.file().id().toString(),
                null,
                null,
                null,
                found.name(),
                found.file().category(),
                found.file().unit().value(),
                null,
                new RecordView(
                        found.name(),
                        found.file().standing().status(),
                        found.birthYear(),
                        found.number(),
                        found.file().version()),
                snippets(found),
                null);
    }

    private static HitView view(FoundDocument found) {
        Document document = found.document();
        return new HitView(
                found.hit().matchingPages() > 0 ? "page" : EntryKind.DOCUMENT.code(),
                document.id().toString(),
                found.hit().page(),
                found.hit().matchingPages(),
                document.pages(),
                document.fileName(),
                document.metadata().category(),
                document.metadata().unit().value(),
                document.metadata().type(),
                null,
                snippets(found),
                found.boxes());
    }

    private static List<SnippetView> snippets(FoundEntry found) {
        return found.hit().snippets().stream().map(SearchApi::view).toList();
    }

    private static SnippetView view(Snippet snippet) {
        return new SnippetView(
                snippet.text(),
                snippet.spans().stream()
                        .map(span -> new int[] {span.from(), span.to()})
                        .toList());
    }
}
