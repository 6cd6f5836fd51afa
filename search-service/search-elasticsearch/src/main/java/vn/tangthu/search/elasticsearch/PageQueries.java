package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SpanQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.query.QueryPlan;

/**
 * A query plan as queries over pages. Terms are those of the index already and are not analysed again: sequences are
 * span queries, since a match query would look for the exact or the folded term where the plan names one of them.
 */
final class PageQueries {
    private static final List<String> ANYWHERE = List.of(Fields.TEXT, Fields.TITLE);
    private final QueryPlan plan;

    PageQueries(QueryPlan plan) {
        this.plan = plan;
    }

    /** Pages that match, by text and title together. */
    Query pages() {
        return pages(ANYWHERE);
    }

    /** Pages whose text would do alone. */
    Query pagesByText() {
        return pages(List.of(Fields.TEXT));
    }

    /** Matching pages with their scores; without words to score by, all have the same. */
    Query scored() {
        BoolQuery.Builder query = new BoolQuery.Builder().filter(pages());
        if (!plan.syllableWeights().isEmpty()) {
            plan.syllableWeights().forEach((term, weight) -> {
                query.should(term(Fields.TEXT, term, weight));
                query.should(term(Fields.TITLE, term, weight * QueryPlan.TITLE_BOOST));
            });
            plan.pairWeights().forEach((term, weight) -> query.should(term(Fields.PAIRS, term, weight)));
            query.minimumShouldMatch("1");
        }
        return query.build()._toQuery();
    }

    /** Records whose title holds the whole name; nothing where none was typed. */
    Optional<Query> named() {
        if (plan.name().isEmpty()) {
            return Optional.empty();
        }
        List<Query> words =
                plan.name().stream().map(word -> term(Fields.TITLE, word, 1f)).toList();
        Query titled = Query.of(q -> q.nested(nested -> nested.path(Fields.PAGES)
                .scoreMode(ChildScoreMode.None)
                .query(title -> title.bool(all -> all.filter(words)))));
        Query records = term(IndexDefinition.field(Facet.KIND), EntryKind.RECORD.code(), 1f);
        return Optional.of(Query.of(q ->
                q.constantScore(named -> named.filter(both -> both.bool(all -> all.filter(records, titled)))
                        .boost(QueryPlan.NAMED))));
    }

    private Query pages(List<String> fields) {
        BoolQuery.Builder query = new BoolQuery.Builder().filter(Query.of(q -> q.matchAll(all -> all)));
        addWords(query, fields);
        plan.phrases().forEach(phrase -> query.filter(sequence(fields, phrase)));
        plan.excluded().forEach(terms -> query.mustNot(sequence(ANYWHERE, terms)));
        return query.build()._toQuery();
    }

    private void addWords(BoolQuery.Builder query, List<String> fields) {
        if (plan.required() == plan.words().size()) {
            plan.words().forEach(word -> query.filter(sequence(fields, List.of(word))));
            return;
        }
        BoolQuery.Builder enough = new BoolQuery.Builder();
        plan.words().forEach(word -> enough.should(sequence(fields, List.of(word))));
        query.filter(enough.minimumShouldMatch(Integer.toString(plan.required()))
                .build()
                ._toQuery());
    }

    private static Query sequence(List<String> fields, List<String> terms) {
        BoolQuery.Builder anywhere = new BoolQuery.Builder();
        for (String field : fields) {
            anywhere.should(terms.size() == 1 ? term(field, terms.getFirst(), 1f) : consecutive(field, terms));
        }
        return anywhere.minimumShouldMatch("1").build()._toQuery();
    }

    private static Query consecutive(String field, List<String> terms) {
        List<SpanQuery> spans = terms.stream()
                .map(term -> SpanQuery.of(q -> q.spanTerm(t -> t.field(field).value(FieldValue.of(term)))))
                .toList();
        return Query.of(q -> q.spanNear(near -> near.clauses(spans).slop(0).inOrder(true)));
    }

    private static Query term(String field, String term, float weight) {
        return Query.of(q -> q.term(t -> t.field(field).value(term).boost(weight)));
    }

    /** Documents with one of the values. */
    static Query anyOf(String field, Collection<String> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(list))));
    }
}
