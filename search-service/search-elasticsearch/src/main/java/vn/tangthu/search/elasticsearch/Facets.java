package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.definition.IndexDefinition;

/** Counts of documents by value, each facet without its own filter. Exact: every value of every shard is asked for. */
final class Facets {
    /** More values than there are units, years or types; beyond that counts would be cut, so there is an error instead. */
    private static final int MOST_VALUES = 10_000;

    private static final String VALUES = "values";
    private final Filters filters;

    Facets(Filters filters) {
        this.filters = filters;
    }

    Query all() {
        return except(null);
    }

    private Query except(@Nullable Facet left) {
        BoolQuery.Builder query = new BoolQuery.Builder();
        for (Map.Entry<Facet, Set<String>> chosen : filters.values().entrySet()) {
            if (chosen.getKey() != left) {
                query.filter(PageQueries.anyOf(IndexDefinition.field(chosen.getKey()), chosen.getValue()));
            }
        }
        return query.build()._toQuery();
    }

    Map<String, Aggregation> questions() {
        Map<String, Aggregation> result = new HashMap<>();
        for (Facet facet : Facet.values()) {
            Aggregation values = Aggregation.of(
                    a -> a.terms(t -> t.field(IndexDefinition.field(facet)).size(MOST_VALUES)));
            result.put(facet.name(), Aggregation.of(a -> a.filter(except(facet)).aggregations(VALUES, values)));
        }
        return result;
    }

    Map<Facet, List<FacetCount>> answers(Map<String, Aggregate> aggregates) {
        Map<Facet, List<FacetCount>> result = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Aggregate values = Objects.requireNonNull(aggregates.get(facet.name()))
                    .filter()
                    .aggregations()
                    .get(VALUES);
            result.put(
                    facet,
                    FacetCount.ordered(
                            counts(facet, Objects.requireNonNull(values).sterms())));
        }
        return result;
    }

    private static Map<String, Long> counts(Facet facet, StringTermsAggregate values) {
        Long left = values.sumOtherDocCount();
        if (left != null && left > 0) {
            throw new SearchUnavailableException("Mặt lọc " + facet + " có quá " + MOST_VALUES
                    + " giá trị, không đếm được. / The facet " + facet + " has more than " + MOST_VALUES
                    + " values and cannot be counted.");
        }
        Map<String, Long> counts = new HashMap<>();
        for (StringTermsBucket bucket : values.buckets().array()) {
            counts.put(bucket.key().stringValue(), bucket.docCount());
        }
        return counts;
    }

    static Map<Facet, List<FacetCount>> nothing() {
        Map<Facet, List<FacetCount>> result = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            result.put(facet, List.of());
        }
        return result;
    }
}
