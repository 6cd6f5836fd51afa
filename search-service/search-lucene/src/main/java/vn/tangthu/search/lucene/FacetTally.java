package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;

/**
 * Counts documents with a matching page, once each: those that all filters let through for the total, and for each facet
 * those that all other filters let through.
 */
final class FacetTally {
    private final Filters filters;
    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    private long total;

    FacetTally(Filters filters) {
        this.filters = filters;
        for (Facet facet : Facet.values()) {
            counts.put(facet, new HashMap<>());
        }
    }

    void count(IndexSearcher searcher, Query pages) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(pages), ScoreMode.COMPLETE_NO_SCORES, 1f);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                count(leaf.reader(), scorer.iterator());
            }
        }
    }

    private void count(LeafReader reader, DocIdSetIterator pages) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            columns.add(new Column(reader, facet, filters.of(facet)));
        }
        Blocks blocks = new Blocks(reader);
        Bits live = reader.getLiveDocs();
        int page = pages.nextDoc();
        while (page != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(page)) {
                document(columns, page);
            }
            page = pages.advance(blocks.last(page) + 1);
        }
        for (Column column : columns) {
            column.addTo(counts.getOrDefault(column.facet, new HashMap<>()));
        }
    }

    private void document(List<Column> columns, int page) throws IOException {
        Column refused = null;
        int refusals = 0;
        for (Column column : columns) {
            if (!column.accepts(page)) {
                refused = column;
                refusals++;
            }
        }
        if (refusals == 0) {
            total++;
            columns.forEach(Column::count);
        } else if (refusals == 1 && refused != null) {
            refused.count();
        }
    }

    long total() {
        return total;
    }

    Map<Facet, List<FacetCount>> facets() {
        Map<Facet, List<FacetCount>> result = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> result.put(facet, FacetCount.ordered(values)));
        return result;
    }

    /** Values of one facet in one segment. */
    private static final class Column {
        private final Facet facet;
        private final SortedDocValues values;
        private final boolean filtering;
        private final boolean[] chosen;
        private final int[] counts;
        private int current;

        Column(LeafReader reader, Facet facet, Set<String> choice) throws IOException {
            this.facet = facet;
            values = DocValues.getSorted(reader, Schema.field(facet));
            filtering = !choice.isEmpty();
            chosen = new boolean[filtering ? values.getValueCount() : 0];
            for (int ord = 0; ord < chosen.length; ord++) {
                chosen[ord] = choice.contains(values.lookupOrd(ord).utf8ToString());
            }
            counts = new int[values.getValueCount()];
        }

        boolean accepts(int page) throws IOException {
            current = values.advanceExact(page) ? values.ordValue() : -1;
            return !filtering || (current >= 0 && chosen[current]);
        }

        void count() {
            if (current >= 0) {
                counts[current]++;
            }
        }

        void addTo(Map<String, Long> sums) throws IOException {
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    sums.merge(values.lookupOrd(ord).utf8ToString(), (long) counts[ord], Long::sum);
                }
            }
        }
    }
}
