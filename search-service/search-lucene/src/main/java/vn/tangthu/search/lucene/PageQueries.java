package vn.tangthu.search.lucene;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.query.QueryPlan;

/** A query plan in Lucene's terms. */
final class PageQueries {
    private static final int LARGEST_QUERY = 8192;

    static {
        // The longest query allowed has about 500 syllables with several terms each; Lucene's own limit is 1,024 terms.
        IndexSearcher.setMaxClauseCount(LARGEST_QUERY);
    }

    private final QueryPlan plan;

    PageQueries(QueryPlan plan) {
        this.plan = plan;
    }

    /** Pages within the scope that match, by text and title together. */
    Query pages(AccessScope scope) {
        return pages(scope, List.of(Schema.TEXT, Schema.TITLE));
    }

    /** The given pages, of documents that have all these attributes. */
    static Query having(Query pages, Set<Attribute> required) {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(pages, Occur.FILTER);
        required.forEach(attribute ->
                query.add(new TermQuery(new Term(Schema.field(attribute.field()), attribute.value())), Occur.FILTER));
        return query.build();
    }

    /** Pages within the scope that match by this field alone. */
    Query pages(AccessScope scope, String field) {
        return pages(scope, List.of(field));
    }

    private Query pages(AccessScope scope, List<String> fields) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(units(scope), Occur.FILTER);
        addWords(query, fields);
        for (List<String> phrase : plan.phrases()) {
            query.add(sequence(fields, phrase), Occur.FILTER);
        }
        for (List<String> sequence : plan.excluded()) {
            query.add(sequence(List.of(Schema.TEXT, Schema.TITLE), sequence), Occur.MUST_NOT);
        }
        return query.build();
    }

    private void addWords(BooleanQuery.Builder query, List<String> fields) {
        if (plan.required() == plan.words().size()) {
            plan.words().forEach(word -> query.add(sequence(fields, List.of(word)), Occur.FILTER));
            return;
        }
        BooleanQuery.Builder enough = new BooleanQuery.Builder();
        plan.words().forEach(word -> enough.add(sequence(fields, List.of(word)), Occur.SHOULD));
        query.add(enough.setMinimumNumberShouldMatch(plan.required()).build(), Occur.FILTER);
    }

    /** The given pages with their scores; without words to score by, all have the same. */
    Query scored(Query pages, Filters filters) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(pages, Occur.FILTER);
        for (Map.Entry<Dimension, Set<String>> chosen : filters.values().entrySet()) {
            query.add(anyOf(Schema.field(chosen.getKey()), chosen.getValue()), Occur.FILTER);
        }
        plan.syllableWeights().forEach((term, weight) -> {
            query.add(weighted(Schema.TEXT, term, weight), Occur.SHOULD);
            query.add(weighted(Schema.TITLE, term, weight * QueryPlan.TITLE_BOOST), Occur.SHOULD);
        });
        plan.pairWeights().forEach((term, weight) -> query.add(weighted(Schema.PAIRS, term, weight), Occur.SHOULD));
        if (!plan.name().isEmpty()) {
            query.add(new BoostQuery(new ConstantScoreQuery(named()), QueryPlan.NAMED), Occur.SHOULD);
        }
        return query.setMinimumNumberShouldMatch(plan.syllableWeights().isEmpty() ? 0 : 1)
                .build();
    }

    /** Records whose title holds the whole name. */
    private Query named() {
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Schema.field(Facet.KIND), EntryKind.RECORD.code())), Occur.FILTER);
        plan.name().forEach(word -> query.add(new TermQuery(new Term(Schema.TITLE, word)), Occur.FILTER));
        return query.build();
    }

    private static Query units(AccessScope scope) {
        return anyOf(
                Schema.field(Facet.UNIT),
                scope.units().stream().map(UnitCode::value).toList());
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query weighted(String field, String term, float weight) {
        Query query = new TermQuery(new Term(field, term));
        return weight == 1f ? query : new BoostQuery(query, weight);
    }

    private static Query sequence(List<String> fields, List<String> terms) {
        BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
        for (String field : fields) {
            anywhere.add(new PhraseQuery(field, terms.toArray(String[]::new)), Occur.SHOULD);
        }
        return anywhere.build();
    }
}
