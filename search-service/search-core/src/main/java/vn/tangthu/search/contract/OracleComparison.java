package vn.tangthu.search.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Hit;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.memory.InMemorySearchEngine;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;

/** Random documents, changes and searches, on an engine and on the oracle. */
public interface OracleComparison {
    /** Number of different documents. */
    int DOCUMENTS = 120;

    /** A new, empty engine; closed by the test that asked for it. */
    SearchEngine newEngine();

    /** Rounds of changes, each followed by searches. */
    default int rounds() {
        return 10;
    }

    @Test
    default void bothFindCountAndHighlightTheSame() {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        System.out.println("tests.seed=" + seed);
        Fictional fictional = new Fictional(seed);
        Random random = new Random(seed);
        try (SearchEngine engine = newEngine();
                SearchEngine oracle = new InMemorySearchEngine()) {
            for (int round = 0; round < rounds(); round++) {
                change(fictional, random, round, List.of(engine, oracle));
                for (int i = 0; i < 25; i++) {
                    Query query = QueryParser.parse(fictional.query());
                    SearchRequest request = new SearchRequest(
                            fictional.scope(), query, fictional.filters(), fictional.counted(), 200, null);
                    compare(engine, oracle, request, "seed " + seed + ": " + request);
                }
            }
        }
    }

    private static void change(Fictional fictional, Random random, int round, List<SearchEngine> engines) {
        var documents = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> fictional.document(random.nextInt(DOCUMENTS), round))
                .toList();
        DocumentId removed = Fictional.id(random.nextInt(DOCUMENTS));
        engines.forEach(engine -> {
            engine.writer().write(documents);
            engine.writer().remove(removed);
        });
    }

    private static void compare(SearchEngine engine, SearchEngine oracle, SearchRequest request, String hint) {
        AccessScope scope = request.scope();
        Query query = request.query();
        SearchResult expected = oracle.search(request);
        SearchResult actual = engine.search(request);
        assertThat(actual.total()).as(hint).isEqualTo(expected.total());
        assertThat(actual.facets()).as(hint).isEqualTo(expected.facets());
        Map<DocumentId, Hit> byId = byId(expected);
        assertThat(byId(actual).keySet()).as(hint).isEqualTo(byId.keySet());
        for (Hit hit : actual.hits()) {
            Hit other = byId.getOrDefault(hit.document(), hit);
            assertThat(hit.matchingPages()).as(hint).isEqualTo(other.matchingPages());
            List<PageMatch> matches = oracle.matches(scope, query, hit.document());
            assertThat(engine.matches(scope, query, hit.document())).as(hint).isEqualTo(matches);
            assertThat(hit.spans()).as(hint).isEqualTo(spans(matches, hit.page()));
            if (hit.page() == other.page()) {
                assertThat(hit.snippets()).as(hint).isEqualTo(other.snippets());
            }
        }
        assertThat(paged(engine, request)).as(hint).isEqualTo(shortForm(actual.hits()));
    }

    private static List<?> spans(List<PageMatch> matches, int page) {
        return matches.stream()
                .filter(match -> match.page() == page)
                .findFirst()
                .<List<?>>map(PageMatch::spans)
                .orElse(List.of());
    }

    private static List<String> paged(SearchEngine engine, SearchRequest whole) {
        List<String> result = new ArrayList<>();
        @Nullable Cursor cursor = null;
        do {
            SearchResult page = engine.search(
                    new SearchRequest(whole.scope(), whole.query(), whole.filters(), whole.counted(), 7, cursor));
            result.addAll(shortForm(page.hits()));
            cursor = page.next();
        } while (cursor != null && result.size() < 1000);
        return result;
    }

    private static List<String> shortForm(List<Hit> hits) {
        return hits.stream()
                .map(hit -> hit.document() + " " + hit.page() + " " + hit.score())
                .toList();
    }

    private static Map<DocumentId, Hit> byId(SearchResult result) {
        return result.hits().stream().collect(Collectors.toMap(Hit::document, Function.identity()));
    }
}
