package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.definition.IndexDefinition;

/**
 * Counts of documents by value, each dimension without its own filter. Exact: every value of every shard is asked for, or
 * of a field that has too many of them none is given.
 */
final class Facets {
    /** More values than there are units, years or types; beyond that counts would be cut, so there is an error instead. */
    private static final int MOST_VALUES = 10_000;

    private static final String VALUES = "values";
    private final Filters filters;
    private final List<Dimension> counted;

    Facets(SearchRequest request) {
        filters = request.filters();
        counted = request.dimensions();
    }

    Query all() {
        return except(null);
    }

    /** Attributes that all counts heed. */
    List<Query> required() {
        return filters.required().stream()
                .map(attribute ->
                        PageQueries.anyOf(IndexDefinition.field(attribute.field()), Set.of(attribute.value())))
                .toList();
    }

    private Query except(@Nullable Dimension left) {
        BoolQuery.Builder query = new BoolQuery.Builder();
        for (Map.Entry<Dimension, Set<String>> chosen : filters.values().entrySet()) {
            if (!chosen.getKey().equals(left)) {
                query.filter(PageQueries.anyOf(IndexDefinition.field(chosen.getKey()), chosen.getValue()));
            }
        }
        return query.build()._toQuery();
    }

    Map<String, Aggregation> questions() {
        Map<String, Aggregation> result = new HashMap<>();
        for (Dimension dimension : counted) {
            String field = IndexDefinition.field(dimension);
            Aggregation values = Aggregation.of(a -> a.terms(t -> t.field(field).size(most(dimension))));
            result.put(field, Aggregation.of(a -> a.filter(except(dimension)).aggregations(VALUES, values)));
        }
        return result;
    }

    /** One more of a field than is counted, to know whether there is one. */
    private static int most(Dimension dimension) {
        return switch (dimension) {
            case Facet facet -> MOST_VALUES;
            case AttributeField field -> AttributeField.MOST_VALUES + 1;
        };
    }

    Map<Dimension, List<FacetCount>> answers(Map<String, Aggregate> aggregates) {
        Map<Dimension, List<FacetCount>> result = new HashMap<>();
        for (Dimension dimension : counted) {
            Aggregate values = Objects.requireNonNull(aggregates.get(IndexDefinition.field(dimension)))
                    .filter()
                    .aggregations()
                    .get(VALUES);
            Map<String, Long> counts =
                    counts(dimension, Objects.requireNonNull(values).sterms());
            if (!FacetCount.tooMany(dimension, counts)) {
                result.put(dimension, FacetCount.ordered(counts));
            }
        }
        return result;
    }

    private static Map<String, Long> counts(Dimension dimension, StringTermsAggregate values) {
        Long left = values.sumOtherDocCount();
        if (dimension instanceof Facet && left != null && left > 0) {
            throw new SearchUnavailableException("Mặt lọc " + dimension + " có quá " + MOST_VALUES
                    + " giá trị, không đếm được. / The facet " + dimension + " has more than " + MOST_VALUES
                    + " values and cannot be counted.");
        }
        Map<String, Long> counts = new HashMap<>();
        for (StringTermsBucket bucket : values.buckets().array()) {
            counts.put(bucket.key().stringValue(), bucket.docCount());
        }
        return counts;
    }

    Map<Dimension, List<FacetCount>> nothing() {
        Map<Dimension, List<FacetCount>> result = new HashMap<>();
        counted.forEach(dimension -> result.put(dimension, List.of()));
        return result;
    }
}
