package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.Cursor;

/**
 * The best documents after a cursor, each by its best page. Holds no more than are wanted, however deep the
 * cursor lies; pages that cannot reach the list are not scored.
 */
final class BestDocuments {
    /** Worst first: lower score, then the later id. */
    private static final Comparator<Candidate> WORST_FIRST =
            Comparator.comparingDouble(Candidate::score).thenComparing(Candidate::id, Comparator.reverseOrder());

    private final int kept;
    private final double afterScore;
    private final @Nullable BytesRef afterId;
    private final PriorityQueue<Candidate> best = new PriorityQueue<>(WORST_FIRST);

    /**
     * A document found.
     *
     * @param id as in the index, whose order is that of document ids
     * @param page its best page, within the segment
     */
    record Candidate(BytesRef id, float score, LeafReaderContext leaf, int page) {
        /** The segment lends the id until the next page; a copy lasts. */
        Candidate keep() {
            return new Candidate(BytesRef.deepCopyOf(id), score, leaf, page);
        }
    }

    /** Keeps one document more than wanted, to know whether there is one. */
    BestDocuments(int wanted, @Nullable Cursor after) {
        kept = wanted + 1;
        afterScore = after == null ? Double.POSITIVE_INFINITY : after.score();
        afterId = after == null ? null : Schema.bytes(after.document());
    }

    void collect(IndexSearcher searcher, Query scored) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(scored), ScoreMode.TOP_SCORES, 1f);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            BulkScorer scorer = weight.bulkScorer(leaf);
            if (scorer != null) {
                SegmentCollector collector = new SegmentCollector(leaf);
                scorer.score(collector, leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
                collector.endDocument();
            }
        }
    }

    /** Best first. */
    List<Candidate> ranked() {
        List<Candidate> result = new ArrayList<>(best);
        result.sort(WORST_FIRST.reversed());
        return result.subList(0, Math.min(result.size(), kept - 1));
    }

    /** Whether there are documents after the last one of {@link #ranked}. */
    boolean hasMore() {
        return best.size() == kept;
    }

    private boolean isAfterCursor(float score, BytesRef id) {
        return score < afterScore || (score == afterScore && (afterId == null || id.compareTo(afterId) > 0));
    }

    private void offer(Candidate candidate) {
        Candidate worst = worst();
        if (worst == null || WORST_FIRST.compare(candidate, worst) > 0) {
            best.add(candidate.keep());
        }
        if (best.size() > kept) {
            best.remove();
        }
    }

    /** The document that the next better one drives out, once the list is full. */
    private @Nullable Candidate worst() {
        return best.size() < kept ? null : best.peek();
    }

    private final class SegmentCollector implements LeafCollector {
        private final LeafReaderContext leaf;
        private final Blocks blocks;
        private @Nullable Scorable scorer;
        private int lastPage = -1;
        private int bestPage = -1;
        private float bestScore;

        SegmentCollector(LeafReaderContext leaf) throws IOException {
            this.leaf = leaf;
            blocks = new Blocks(leaf.reader());
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            this.scorer = scorer;
            raiseFloor();
        }

        @Override
        public void collect(int page) throws IOException {
            float score = scorer == null ? 0 : scorer.score();
            if (page > lastPage) {
                endDocument();
                lastPage = blocks.last(page);
                bestPage = page;
                bestScore = score;
            } else if (score > bestScore) {
                bestPage = page;
                bestScore = score;
            }
        }

        void endDocument() throws IOException {
            if (bestPage < 0) {
                return;
            }
            Candidate worst = worst();
            if (bestScore <= afterScore && (worst == null || bestScore >= worst.score())) {
                BytesRef id = blocks.id(bestPage);
                if (isAfterCursor(bestScore, id)) {
                    offer(new Candidate(id, bestScore, leaf, bestPage));
                    raiseFloor();
                }
            }
            bestPage = -1;
        }

        /** Pages below the worst document of a full list need not be scored any more. */
        private void raiseFloor() throws IOException {
            Candidate worst = worst();
            if (scorer != null && worst != null) {
                scorer.setMinCompetitiveScore(worst.score());
            }
        }
    }
}
