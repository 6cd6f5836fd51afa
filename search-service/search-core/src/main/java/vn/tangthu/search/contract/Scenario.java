package vn.tangthu.search.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;

/**
 * One search over a few documents, with what it must give.
 *
 * @param name file and search, for messages
 * @param hits short names of the documents, best class first; within a class any order is right
 * @param facets for the facets and fields named, all values with their counts
 * @param best page shown of a document
 * @param matchingPages their number in a document
 * @param spans by document and page, the highlighted pieces of text in order; pages not named must have none
 */
public record Scenario(
        String name,
        List<IndexedDocument> documents,
        String query,
        AccessScope scope,
        Filters filters,
        List<Set<String>> hits,
        Map<Dimension, Map<String, Long>> facets,
        Map<String, Integer> best,
        Map<String, Integer> matchingPages,
        @Nullable Map<String, Map<Integer, List<String>>> spans) {
    @Override
    public String toString() {
        return name;
    }
}
