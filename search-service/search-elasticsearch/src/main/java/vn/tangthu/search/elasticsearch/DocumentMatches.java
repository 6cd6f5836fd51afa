package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.ArrayList;
import java.util.List;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.elasticsearch.Answers.Page;
import vn.tangthu.search.elasticsearch.Answers.Pages;
import vn.tangthu.search.match.PageTerms;
import vn.tangthu.search.match.TextTerms;
import vn.tangthu.search.query.QueryPlan;

/** Every hit in one document, some pages at a time. */
final class DocumentMatches {
    private static final int BATCH = 50;

    private final Calls calls;
    private final Snapshots snapshots;
    private final QueryPlan plan;
    private final Query scope;
    private final DocumentId id;

    DocumentMatches(
            Calls calls,
            Snapshots snapshots,
            ScopeFilter scopeFilter,
            AccessScope scope,
            QueryPlan plan,
            DocumentId id) {
        this.calls = calls;
        this.snapshots = snapshots;
        this.plan = plan;
        this.scope = scopeFilter.of(scope);
        this.id = id;
    }

    List<PageMatch> in(String snapshot) {
        List<PageMatch> matches = new ArrayList<>();
        long total = 1;
        for (int from = 0; from < total; from += BATCH) {
            SearchRequest question = question(snapshot, from);
            List<Hit<Void>> found = Answers.whole(calls.answer(client -> client.search(question, Void.class)))
                    .hits()
                    .hits();
            if (found.isEmpty()) {
                return matches;
            }
            Pages pages = Answers.pages(found.getFirst());
            TextTerms title = TextTerms.ofSyllables(Answers.title(found.getFirst()));
            pages.given().forEach(page -> add(matches, page, title));
            total = pages.total();
        }
        return matches;
    }

    private void add(List<PageMatch> matches, Page page, TextTerms title) {
        PageTerms terms = new PageTerms(TextTerms.ofSyllables(page.text()), title);
        if (terms.textMatches(plan)) {
            matches.add(new PageMatch(page.number(), terms.spans(plan)));
        }
    }

    private SearchRequest question(String snapshot, int from) {
        return snapshots
                .in(snapshot, new SearchRequest.Builder())
                .query(q -> q.bool(b -> b.filter(scope)
                        .filter(named -> named.ids(i -> i.values(id.toString())))
                        .filter(nested -> nested.nested(n -> n.path(Fields.PAGES)
                                .query(new PageQueries(plan).pages())
                                .scoreMode(ChildScoreMode.None)
                                .innerHits(Answers.pages(from, BATCH, List.of(Answers.by(Fields.NUMBER))))))))
                .storedFields(Fields.STORED_TITLE)
                .size(1)
                .build();
    }
}
