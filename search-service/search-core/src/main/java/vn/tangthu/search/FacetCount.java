package vn.tangthu.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Number of entries (not pages) in the result with this value. */
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

    /** Whether a field has so many values in a result that it is left out of the counts. */
    public static boolean tooMany(Dimension dimension, Map<String, Long> counts) {
        return dimension instanceof AttributeField && counts.size() > AttributeField.MOST_VALUES;
    }
}
