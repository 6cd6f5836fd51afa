package vn.tangthu.search.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.Span;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;

/** Runs one scenario on an engine and compares. */
final class ScenarioCheck {
    private final Scenario scenario;
    private final SearchEngine engine;
    private final Query query;

    ScenarioCheck(Scenario scenario, SearchEngine engine) {
        this.scenario = scenario;
        this.engine = engine;
        query = QueryParser.parse(scenario.query());
    }

    void run() {
        engine.writer().write(scenario.documents());
        Set<AttributeField> counted = scenario.facets().keySet().stream()
                .filter(AttributeField.class::isInstance)
                .map(AttributeField.class::cast)
                .collect(Collectors.toSet());
        SearchResult result = engine.search(
                new SearchRequest(scenario.scope(), query, scenario.filters(), counted, SearchRequest.MAX_SIZE, null));
        order(result.hits());
        assertThat(result.total().value()).as("total").isEqualTo(result.hits().size());
        scenario.facets()
                .forEach((facet, counts) -> assertThat(result.facets().getOrDefault(facet, List.of()))
                        .as("facet %s", facet)
                        .containsExactlyInAnyOrderElementsOf(counts.entrySet().stream()
                                .map(count -> new FacetCount(count.getKey(), count.getValue()))
                                .toList()));
        for (IndexedDocument document : scenario.documents()) {
            document(document, result.hits());
        }
    }

    private void order(List<Hit> hits) {
        Map<DocumentId, String> names = new LinkedHashMap<>();
        scenario.hits().forEach(group -> group.forEach(name -> names.put(Scenarios.id(name), name)));
        List<String> found = hits.stream()
                .map(hit -> names.getOrDefault(hit.document(), "not expected: " + hit.document()))
                .toList();
        List<Set<String>> classes = new ArrayList<>();
        int at = 0;
        for (Set<String> group : scenario.hits()) {
            int end = Math.min(found.size(), at + group.size());
            classes.add(Set.copyOf(found.subList(Math.min(at, end), end)));
            at = end;
        }
        assertThat(found).as("documents found").containsExactlyInAnyOrderElementsOf(names.values());
        assertThat(classes).as("classes of rank in %s", found).isEqualTo(scenario.hits());
    }

    private void document(IndexedDocument document, List<Hit> hits) {
        List<PageMatch> matches = engine.matches(scenario.scope(), query, document.id());
        for (Hit hit : hits) {
            if (hit.document().equals(document.id())) {
                hit(document, hit, matches);
            }
        }
        Map<String, Map<Integer, List<String>>> spans = scenario.spans();
        if (spans != null) {
            assertThat(texts(document, matches))
                    .as("highlights in %s", document.pages())
                    .isEqualTo(spans.getOrDefault(name(document), Map.of()));
        }
    }

    private void hit(IndexedDocument document, Hit hit, List<PageMatch> matches) {
        String name = name(document);
        assertThat(hit.page())
                .as("best page of %s", name)
                .isEqualTo(scenario.best().getOrDefault(name, hit.page()));
        assertThat(hit.matchingPages())
                .as("matching pages of %s", name)
                .isEqualTo(scenario.matchingPages().getOrDefault(name, hit.matchingPages()))
                .isEqualTo(matches.size());
        List<Span> onBestPage = matches.stream()
                .filter(match -> match.page() == hit.page())
                .findFirst()
                .map(PageMatch::spans)
                .orElse(List.of());
        assertThat(hit.spans()).as("highlights of %s on its best page", name).isEqualTo(onBestPage);
    }

    /** The short name of a document that may be found; others need none. */
    private String name(IndexedDocument document) {
        return scenario.hits().stream()
                .flatMap(Set::stream)
                .filter(name -> Scenarios.id(name).equals(document.id()))
                .findFirst()
                .orElse(document.id().toString());
    }

    private static Map<Integer, List<String>> texts(IndexedDocument document, List<PageMatch> matches) {
        Map<Integer, String> pages =
                document.pages().stream().collect(Collectors.toMap(IndexedPage::number, IndexedPage::text));
        Map<Integer, List<String>> result = new LinkedHashMap<>();
        for (PageMatch match : matches) {
            String text = pages.getOrDefault(match.page(), "");
            result.put(
                    match.page(),
                    match.spans().stream()
                            .map(span -> text.substring(span.from(), span.to()))
                            .toList());
        }
        return result;
    }
}
