package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.HighlightSelector;
import vn.tangthu.search.Span;
import vn.tangthu.search.query.QueryPlan;

/** The pages of one document whose text matches, and the hits on them. */
final class DocumentPages {
    private final QueryPlan plan;
    private final Weight byAll;
    private final Weight byTitle;
    private final Weight byText;

    DocumentPages(IndexSearcher searcher, QueryPlan plan, AccessScope scope) throws IOException {
        this.plan = plan;
        PageQueries queries = new PageQueries(plan);
        byAll = weight(searcher, queries.pages(scope));
        byTitle = weight(searcher, queries.pages(scope, Schema.TITLE));
        byText = weight(searcher, queries.pages(scope, Schema.TEXT));
    }

    /** Takes one page. */
    @FunctionalInterface
    interface PageVisitor {
        void visit(int page) throws IOException;
    }

    /** Visits the document's pages whose text matches, in page order. The document must not be deleted. */
    void visit(LeafReaderContext leaf, int anyPage, PageVisitor visitor) throws IOException {
        if (plan.matchesAll()) {
            return;
        }
        Blocks blocks = new Blocks(leaf.reader());
        int first = blocks.first(anyPage);
        int last = blocks.last(anyPage);
        DocIdSetIterator all = iterator(byAll, leaf);
        if (all == null) {
            return;
        }
        int page = all.advance(first);
        if (page <= last && holds(byTitle, leaf, page)) {
            all = iterator(byText, leaf);
            page = all == null ? DocIdSetIterator.NO_MORE_DOCS : all.advance(first);
        }
        while (all != null && page <= last) {
            visitor.visit(page);
            page = all.nextDoc();
        }
    }

    int count(LeafReaderContext leaf, int anyPage) throws IOException {
        int[] count = new int[1];
        visit(leaf, anyPage, page -> count[0]++);
        return count[0];
    }

    /** Hits on a page that is known to match; none if only the title made it match. */
    List<Span> spans(LeafReaderContext leaf, int page) throws IOException {
        boolean onlyTitle = holds(byTitle, leaf, page) && !holds(byText, leaf, page);
        if (plan.matchesAll() || onlyTitle) {
            return List.of();
        }
        SegmentPlaces places = new SegmentPlaces(leaf.reader());
        places.moveTo(page);
        return HighlightSelector.select(plan, places);
    }

    private static boolean holds(Weight weight, LeafReaderContext leaf, int page) throws IOException {
        DocIdSetIterator pages = iterator(weight, leaf);
        return pages != null && pages.advance(page) == page;
    }

    private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
    }

    private static @Nullable DocIdSetIterator iterator(Weight weight, LeafReaderContext leaf) throws IOException {
        Scorer scorer = weight.scorer(leaf);
        return scorer == null ? null : scorer.iterator();
    }
}
