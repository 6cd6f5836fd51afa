package vn.tangthu.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Number of documents (not pages) in the result with this value. */
public record FacetCount(String value, long count) {
    private static final Comparator<FacetCount> ORDER =
            Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

    /** Counts in the order of a {@link SearchResult}: by falling count, equal counts by value. */
    public static List<FacetCount> ordered(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }
}
