package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchRequest;

/**
 * Counts documents with a matching page, once each: those that all filters let through for the total, and for each
 * dimension those that all other filters let through.
 */
final class FacetTally {
    private final Filters filters;
    private final Map<Dimension, Map<String, Long>> counts = new HashMap<>();
    private long total;

    FacetTally(SearchRequest request) {
        filters = request.filters();
        request.dimensions().forEach(dimension -> counts.put(dimension, new HashMap<>()));
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
        Set<Dimension> dimensions = new LinkedHashSet<>(counts.keySet());
        dimensions.addAll(filters.values().keySet());
        for (Dimension dimension : dimensions) {
            columns.add(new Column(reader, dimension));
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
            column.addUp();
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

    Map<Dimension, List<FacetCount>> facets() {
        Map<Dimension, List<FacetCount>> result = new HashMap<>();
        counts.forEach((dimension, values) -> {
            if (!FacetCount.tooMany(dimension, values)) {
                result.put(dimension, FacetCount.ordered(values));
            }
        });
        return result;
    }

    /** Values of one dimension in one segment. */
    private final class Column {
        private final @Nullable Map<String, Long> sums;
        private final SortedSetDocValues values;
        private final boolean filtering;
        private final Set<Long> chosen = new HashSet<>();
        private final int[] counted;

        /** Those of the document looked at. */
        private long[] current = new long[1];

        private int size;

        Column(LeafReader reader, Dimension dimension) throws IOException {
            sums = counts.get(dimension);
            values = DocValues.getSortedSet(reader, Schema.field(dimension));
            filtering = !filters.of(dimension).isEmpty();
            for (String choice : filters.of(dimension)) {
                chosen.add(values.lookupTerm(new BytesRef(choice)));
            }
            counted = new int[sums == null ? 0 : Math.toIntExact(values.getValueCount())];
        }

        boolean accepts(int page) throws IOException {
            size = values.advanceExact(page) ? values.docValueCount() : 0;
            current = ArrayUtil.grow(current, size);
            boolean accepted = !filtering;
            for (int i = 0; i < size; i++) {
                current[i] = values.nextOrd();
                accepted |= filtering && chosen.contains(current[i]);
            }
            return accepted;
        }

        void count() {
            for (int i = 0; sums != null && i < size; i++) {
                counted[(int) current[i]]++;
            }
        }

        void addUp() throws IOException {
            for (int ord = 0; sums != null && ord < counted.length; ord++) {
                if (counted[ord] > 0) {
                    sums.merge(values.lookupOrd(ord).utf8ToString(), (long) counted[ord], Long::sum);
                }
            }
        }
    }
}
