package vn.tangthu.search.server;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Snippet;
import vn.tangthu.search.Total;

/** {@code GET /api/search}. */
@RestController
class SearchApi {
    private final SearchDesk desk;

    SearchApi(SearchDesk desk) {
        this.desk = desk;
    }

    /** @param spans pairs of offsets into the text: first character, one past the last */
    record SnippetView(String text, List<int[]> spans) {}

    /**
     * A document found.
     *
     * @param kind {@code page} where the text matches, {@code document} where only its metadata do
     * @param page best page
     * @param matchingPages pages with hits
     * @param title file name
     * @param boxes rectangles of all hits on the best page, as fractions of its width and height
     */
    record HitView(
            String kind,
            String id,
            int page,
            int matchingPages,
            int pages,
            String title,
            String category,
            String unit,
            String type,
            List<SnippetView> snippets,
            List<Rectangle> boxes) {}

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
    Answer search(Act act, @ModelAttribute SearchForm form) {
        Found found = desk.search(act, form);
        Map<String, List<FacetCount>> facets = new TreeMap<>();
        for (Facet facet : Facet.values()) {
            facets.put(facet.name().toLowerCase(Locale.ROOT), found.facets().getOrDefault(facet, List.of()));
        }
        return new Answer(
                found.total(),
                found.documents().stream().map(SearchApi::view).toList(),
                facets,
                found.coverage(),
                found.next());
    }

    private static HitView view(FoundDocument found) {
        Document document = found.document();
        return new HitView(
                found.hit().matchingPages() > 0 ? "page" : "document",
                document.id().toString(),
                found.hit().page(),
                found.hit().matchingPages(),
                document.pages(),
                document.fileName(),
                document.metadata().category(),
                document.metadata().unit().value(),
                document.metadata().type(),
                found.hit().snippets().stream().map(SearchApi::view).toList(),
                found.boxes());
    }

    private static SnippetView view(Snippet snippet) {
        return new SnippetView(
                snippet.text(),
                snippet.spans().stream()
                        .map(span -> new int[] {span.from(), span.to()})
                        .toList());
    }
}
