package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.InnerHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SnippetMaker;
import vn.tangthu.search.Span;
import vn.tangthu.search.Total;
import vn.tangthu.search.elasticsearch.Answers.Page;
import vn.tangthu.search.elasticsearch.Answers.Pages;
import vn.tangthu.search.match.PageTerms;
import vn.tangthu.search.match.TextTerms;
import vn.tangthu.search.query.QueryPlan;

/**
 * One search. Elasticsearch finds, scores and counts; it gives the best page of each document with its text, in which the
 * hits are found by the very analysis that made the index's terms of it.
 */
final class DocumentSearch {
    private final Calls calls;
    private final Snapshots snapshots;
    private final ScopeFilter scopeFilter;
    private final SearchRequest request;
    private final QueryPlan plan;
    private final PageQueries pages;
    private final Facets facets;

    DocumentSearch(Calls calls, Snapshots snapshots, ScopeFilter scopeFilter, SearchRequest request) {
        this.calls = calls;
        this.snapshots = snapshots;
        this.scopeFilter = scopeFilter;
        this.request = request;
        plan = QueryPlan.of(request.query());
        pages = new PageQueries(plan);
        facets = new Facets(request);
    }

    /**
     * Result from the state that a cursor names; empty if there is none or it is gone: its time is over, the node that
     * kept it too, or somebody made it up.
     */
    Optional<SearchResult> inKept(String snapshot) {
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(calls.once(client -> client.search(question(snapshot), Void.class)))
                    .filter(Answers::isWhole)
                    .map(response -> result(response, snapshot));
        } catch (IOException | ElasticsearchException e) {
            return Optional.empty();
        }
    }

    /** @param snapshot state to ask, empty for the index as it is */
    SearchResult in(String snapshot) {
        return result(Answers.whole(calls.answer(client -> client.search(question(snapshot), Void.class))), snapshot);
    }

    private SearchResult result(SearchResponse<Void> response, String snapshot) {
        List<Hit<Void>> found = response.hits().hits();
        List<Hit<Void>> shown = found.subList(0, Math.min(found.size(), request.size()));
        String next = Objects.requireNonNullElse(response.pitId(), snapshot);
        return new SearchResult(
                new Total(Objects.requireNonNull(response.hits().total()).value(), Total.Relation.EXACT),
                hits(shown, next),
                facets.answers(response.aggregations()),
                shown.isEmpty() || found.size() == shown.size() ? null : cursor(shown.getLast(), next));
    }

    private co.elastic.clients.elasticsearch.core.SearchRequest question(String snapshot) {
        var question = snapshots
                .in(snapshot, new co.elastic.clients.elasticsearch.core.SearchRequest.Builder())
                .searchType(SearchType.DfsQueryThenFetch)
                .query(namedFirst(scoped(
                        pages.scored(), Answers.pages(0, 1, List.of(Answers.BY_SCORE, Answers.by(Fields.NUMBER))))))
                .postFilter(facets.all())
                .aggregations(facets.questions())
                .trackTotalHits(t -> t.enabled(true))
                .storedFields(Fields.STORED_TITLE)
                .sort(List.of(Answers.BY_SCORE, Answers.by(Fields.DOCUMENT)))
                // One more than is shown, to know whether there is one.
                .size(request.size() == 0 ? 0 : request.size() + 1);
        Cursor after = request.after();
        if (after != null) {
            List<FieldValue> place = new ArrayList<>(List.of(
                    FieldValue.of(after.score()), FieldValue.of(after.document().toString())));
            if (!snapshot.isEmpty()) {
                // The order of documents is complete without the place in the shard that a point in time adds: after
                // all.
                place.add(FieldValue.of(Long.MAX_VALUE));
            }
            question.searchAfter(place);
        }
        return question.build();
    }

    private Query namedFirst(Query found) {
        return pages.named()
                .map(named -> Query.of(q -> q.bool(b -> b.must(found).should(named))))
                .orElse(found);
    }

    private Query scoped(Query page, @Nullable InnerHits innerHits) {
        return Query.of(q -> q.bool(b -> b.filter(scopeFilter.of(request.scope()))
                .filter(facets.required())
                .must(nested -> nested.nested(n -> {
                    n.path(Fields.PAGES).query(page).scoreMode(ChildScoreMode.Max);
                    return innerHits == null ? n : n.innerHits(innerHits);
                }))));
    }

    private List<vn.tangthu.search.Hit> hits(List<Hit<Void>> found, String snapshot) {
        List<Shown> shown = found.stream().map(this::show).toList();
        List<DocumentId> byTextOnly = shown.stream()
                .filter(Shown::titleSuffices)
                .map(hit -> Answers.id(hit.found()))
                .toList();
        Map<DocumentId, Integer> counts = byTextOnly.isEmpty() ? Map.of() : countByText(byTextOnly, snapshot);
        return shown.stream().map(hit -> hit(hit, counts)).toList();
    }

    /** A document found with the hits on its best page. */
    private record Shown(Hit<Void> found, Pages pages, List<Span> spans, boolean titleSuffices) {}

    private Shown show(Hit<Void> hit) {
        Pages found = Answers.pages(hit);
        if (plan.matchesAll()) {
            return new Shown(hit, found, List.of(), false);
        }
        PageTerms terms = new PageTerms(
                TextTerms.ofSyllables(found.given().getFirst().text()), TextTerms.ofSyllables(Answers.title(hit)));
        return new Shown(hit, found, terms.spans(plan), terms.titleSuffices(plan));
    }

    private vn.tangthu.search.Hit hit(Shown shown, Map<DocumentId, Integer> counts) {
        DocumentId id = Answers.id(shown.found());
        Page page = shown.pages().given().getFirst();
        int matching = shown.titleSuffices()
                ? counts.getOrDefault(id, 0)
                : Math.toIntExact(plan.matchesAll() ? 0 : shown.pages().total());
        return new vn.tangthu.search.Hit(
                id,
                page.number(),
                matching,
                score(shown.found()),
                SnippetMaker.make(page.text(), shown.spans()),
                shown.spans());
    }

    /** For documents whose title would do alone: how many of their pages would do alone too. */
    private Map<DocumentId, Integer> countByText(List<DocumentId> ids, String snapshot) {
        List<String> values = ids.stream().map(DocumentId::toString).toList();
        Query named = Query.of(q -> q.bool(b -> b.filter(i -> i.ids(v -> v.values(values)))
                .filter(scoped(pages.pagesByText(), Answers.pages(0, 0, List.of())))));
        // Built once: a builder cannot be used again when the question is put to another node.
        var question = snapshots
                .in(snapshot, new co.elastic.clients.elasticsearch.core.SearchRequest.Builder())
                .query(named)
                .size(ids.size())
                .build();
        return Answers.whole(calls.answer(client -> client.search(question, Void.class))).hits().hits().stream()
                .collect(Collectors.toMap(
                        Answers::id, hit -> Math.toIntExact(Answers.pages(hit).total())));
    }

    private static Cursor cursor(Hit<Void> last, String snapshot) {
        return new Cursor(score(last), Answers.id(last), snapshot);
    }

    /** Scores are single precision there; as such they go back. */
    private static float score(Hit<Void> hit) {
        return (float) hit.sort().getFirst().doubleValue();
    }
}
