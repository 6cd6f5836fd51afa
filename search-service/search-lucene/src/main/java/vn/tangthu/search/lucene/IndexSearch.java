package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.HighlightSelector;
import vn.tangthu.search.Hit;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SnippetMaker;
import vn.tangthu.search.Span;
import vn.tangthu.search.Total;
import vn.tangthu.search.lucene.BestDocuments.Candidate;
import vn.tangthu.search.query.QueryPlan;

/** Searches one state of the index. */
final class IndexSearch {
    private final IndexSearcher searcher;

    IndexSearch(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** Two passes: one over all matching documents for the counts, one over the promising pages for the best of them. */
    SearchResult search(SearchRequest request) throws IOException {
        QueryPlan plan = QueryPlan.of(request.query());
        PageQueries queries = new PageQueries(plan);
        Query pages = PageQueries.having(
                queries.pages(request.scope()), request.filters().required());
        FacetTally tally = new FacetTally(request);
        BestDocuments best = new BestDocuments(request.size(), request.after());
        if (!request.scope().units().isEmpty()) {
            tally.count(searcher, pages);
            if (request.size() > 0) {
                best.collect(searcher, queries.scored(pages, request.filters()));
            }
        }
        List<Candidate> ranked = best.ranked();
        DocumentPages documentPages = new DocumentPages(searcher, plan, request.scope());
        List<Hit> hits = new ArrayList<>(ranked.size());
        for (Candidate candidate : ranked) {
            hits.add(hit(candidate, documentPages));
        }
        return new SearchResult(
                new Total(tally.total(), Total.Relation.EXACT),
                hits,
                tally.facets(),
                best.hasMore() && !ranked.isEmpty() ? cursor(ranked.getLast()) : null);
    }

    private static Cursor cursor(Candidate last) {
        return new Cursor(last.score(), Schema.id(last.id()));
    }

    private Hit hit(Candidate candidate, DocumentPages documentPages) throws IOException {
        LeafReaderContext leaf = candidate.leaf();
        int page = candidate.page();
        List<Span> spans = documentPages.spans(leaf, page);
        String text = searcher.storedFields()
                .document(leaf.docBase + page, Set.of(Schema.TEXT))
                .get(Schema.TEXT);
        return new Hit(
                Schema.id(candidate.id()),
                Math.toIntExact(number(leaf, Schema.NUMBER, page)),
                documentPages.count(leaf, page),
                candidate.score(),
                SnippetMaker.make(text == null ? "" : text, spans),
                spans);
    }

    List<PageMatch> matches(AccessScope scope, QueryPlan plan, DocumentId id) throws IOException {
        Place place = find(id);
        if (place == null || scope.units().isEmpty()) {
            return List.of();
        }
        List<PageMatch> result = new ArrayList<>();
        SegmentPlaces places = new SegmentPlaces(place.leaf().reader());
        NumericDocValues numbers = DocValues.getNumeric(place.leaf().reader(), Schema.NUMBER);
        new DocumentPages(searcher, plan, scope).visit(place.leaf(), place.page(), page -> {
            places.moveTo(page);
            if (numbers.advanceExact(page)) {
                int number = Math.toIntExact(numbers.longValue());
                result.add(new PageMatch(number, HighlightSelector.select(plan, places)));
            }
        });
        return result;
    }

    Map<DocumentId, Long> versions(Collection<DocumentId> ids) throws IOException {
        Map<DocumentId, Long> result = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(Schema.DOCUMENT);
            TermsEnum known = terms == null ? TermsEnum.EMPTY : terms.iterator();
            for (DocumentId id : ids) {
                if (!result.containsKey(id) && known.seekExact(Schema.bytes(id))) {
                    int page = firstLive(leaf, known.postings(null, PostingsEnum.NONE));
                    if (page != DocIdSetIterator.NO_MORE_DOCS) {
                        result.put(id, number(leaf, Schema.DOCUMENT_VERSION, page));
                    }
                }
            }
        }
        return result;
    }

    /** All pages of a document lie in one segment, so that it is named once. */
    void forEachDocument(Consumer<DocumentId> consumer) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(Schema.DOCUMENT);
            TermsEnum ids = terms == null ? TermsEnum.EMPTY : terms.iterator();
            for (BytesRef id = ids.next(); id != null; id = ids.next()) {
                if (firstLive(leaf, ids.postings(null, PostingsEnum.NONE)) != DocIdSetIterator.NO_MORE_DOCS) {
                    consumer.accept(Schema.id(id));
                }
            }
        }
    }

    private static int firstLive(LeafReaderContext leaf, PostingsEnum pages) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        int page = pages.nextDoc();
        while (page != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(page)) {
            page = pages.nextDoc();
        }
        return page;
    }

    /** Where the first page of a document lies. */
    private record Place(LeafReaderContext leaf, int page) {}

    private @Nullable Place find(DocumentId id) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum pages = leaf.reader().postings(Schema.term(id), PostingsEnum.NONE);
            int page = pages == null ? DocIdSetIterator.NO_MORE_DOCS : firstLive(leaf, pages);
            if (page != DocIdSetIterator.NO_MORE_DOCS) {
                return new Place(leaf, page);
            }
        }
        return null;
    }

    private static long number(LeafReaderContext leaf, String field, int page) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        if (!values.advanceExact(page)) {
            throw new IOException("A page in the index has no " + field);
        }
        return values.longValue();
    }
}
