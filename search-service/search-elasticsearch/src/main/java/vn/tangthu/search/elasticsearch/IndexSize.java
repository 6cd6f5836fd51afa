package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.SearchHealth;

/**
 * Counts what the index holds. Elasticsearch visits every page to count them, for some 0.1 s a million of them, and every
 * service is asked each second: the number of pages of a large index is kept for a minute.
 */
final class IndexSize {
    static final long LARGE = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Calls calls;
    private final String index;
    private final long large;
    private volatile @Nullable Pages kept;

    /** @param large number of pages from which on it is kept */
    IndexSize(Calls calls, String index, long large) {
        this.calls = calls;
        this.index = index;
        this.large = large;
    }

    private record Pages(long number, long countedAt) {
        boolean isFresh() {
            return System.nanoTime() - countedAt < KEPT.toNanos();
        }
    }

    /** @param nodes that are asked: one that hangs would hold up the answer, and the others may have a copy of all */
    SearchHealth on(Set<String> nodes) {
        Pages known = kept;
        boolean knows = known != null && known.number() >= large && known.isFresh();
        Map<String, Aggregation> counting =
                knows ? Map.of() : Map.of(Fields.PAGES, Aggregation.of(a -> a.nested(n -> n.path(Fields.PAGES))));
        SearchResponse<Void> response = Answers.whole(calls.answer(client -> client.search(
                r -> r.index(index)
                        .preference("_only_nodes:" + String.join(",", nodes))
                        .size(0)
                        .trackTotalHits(t -> t.enabled(true))
                        .allowPartialSearchResults(false)
                        .aggregations(counting),
                Void.class)));
        Pages pages = knows && known != null ? known : counted(response);
        kept = pages;
        long documents = Objects.requireNonNull(response.hits().total()).value();
        return new SearchHealth("elasticsearch", true, documents, pages.number(), "");
    }

    private static Pages counted(SearchResponse<Void> response) {
        return new Pages(
                Objects.requireNonNull(response.aggregations().get(Fields.PAGES))
                        .nested()
                        .docCount(),
                System.nanoTime());
    }
}
