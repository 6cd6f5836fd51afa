package vn.tangthu.search.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.SnippetMaker;
import vn.tangthu.search.Span;
import vn.tangthu.search.Total;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryPlan;

/** Keeps everything in memory and looks at every page for every search. Lost when closed. */
public final class InMemorySearchEngine implements SearchEngine {
    private static final Comparator<Found> BEST_FIRST =
            Comparator.comparingDouble(Found::score).reversed().thenComparing(Found::id);

    /** Replaced as a whole, so that a search sees one state only. */
    private volatile Map<DocumentId, AnalysedDocument> documents = Map.of();

    /** What a rebuild has filled so far. */
    private volatile @Nullable Map<DocumentId, AnalysedDocument> building;

    private record Found(AnalysedDocument document, AnalysedPage best, double score) {
        DocumentId id() {
            return document.document().id();
        }
    }

    private final class Writer implements SearchWriter {
        @Override
        public void write(Collection<IndexedDocument> written) {
            change(all -> written.forEach(document -> put(all, document)));
        }

        private static void put(Map<DocumentId, AnalysedDocument> all, IndexedDocument document) {
            AnalysedDocument there = all.get(document.id());
            if (there == null || there.document().version() <= document.version()) {
                all.put(document.id(), AnalysedDocument.of(document));
            }
        }

        @Override
        public void remove(DocumentId id) {
            change(all -> all.remove(id));
        }

        @Override
        public void clear() {
            synchronized (InMemorySearchEngine.this) {
                documents = Map.of();
                building = null;
            }
        }

        @Override
        public void beginRebuild() {
            synchronized (InMemorySearchEngine.this) {
                if (building == null && !documents.isEmpty()) {
                    building = Map.of();
                }
            }
        }

        @Override
        public void endRebuild() {
            synchronized (InMemorySearchEngine.this) {
                Map<DocumentId, AnalysedDocument> built = building;
                if (built != null) {
                    documents = built;
                    building = null;
                }
            }
        }

        private void change(Consumer<Map<DocumentId, AnalysedDocument>> change) {
            synchronized (InMemorySearchEngine.this) {
                documents = changed(documents, change);
                Map<DocumentId, AnalysedDocument> built = building;
                building = built == null ? null : changed(built, change);
            }
        }

        private static Map<DocumentId, AnalysedDocument> changed(
                Map<DocumentId, AnalysedDocument> before, Consumer<Map<DocumentId, AnalysedDocument>> change) {
            Map<DocumentId, AnalysedDocument> after = new TreeMap<>(before);
            change.accept(after);
            return after;
        }
    }

    private final SearchWriter writer = new Writer();

    @Override
    public SearchWriter writer() {
        return writer;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Map<DocumentId, AnalysedDocument> all = documents;
        QueryPlan plan = QueryPlan.of(request.query());
        Relevance relevance = new Relevance(plan, all.values());
        List<Found> found = new ArrayList<>();
        for (AnalysedDocument document : all.values()) {
            Found match = find(document, plan, relevance);
            if (match != null && request.scope().allows(document.document().unit())) {
                found.add(match);
            }
        }
        List<Found> passing = found.stream()
                .filter(match -> match.document().passes(request.filters(), null))
                .sorted(BEST_FIRST)
                .toList();
        List<Found> rest = passing.stream()
                .filter(match -> isAfter(match, request.after()))
                .toList();
        List<Found> page = rest.stream().limit(request.size()).toList();
        Cursor next = page.isEmpty() || page.size() == rest.size()
                ? null
                : new Cursor(page.getLast().score(), page.getLast().id());
        return new SearchResult(
                new Total(passing.size(), Total.Relation.EXACT),
                page.stream().map(match -> hit(match, plan)).toList(),
                facets(found, request),
                next);
    }

    private static @Nullable Found find(AnalysedDocument document, QueryPlan plan, Relevance relevance) {
        return document.pages().stream()
                .filter(page -> page.terms().matches(plan))
                .map(page -> new Found(document, page, relevance.score(document, page)))
                .reduce((best, other) -> other.score() > best.score() ? other : best)
                .orElse(null);
    }

    private static boolean isAfter(Found match, @Nullable Cursor cursor) {
        return cursor == null
                || match.score() < cursor.score()
                || (match.score() == cursor.score() && match.id().compareTo(cursor.document()) > 0);
    }

    private static Hit hit(Found match, QueryPlan plan) {
        List<Span> spans = match.best().terms().spans(plan);
        int pages = (int) match.document().pages().stream()
                .filter(page -> page.terms().textMatches(plan))
                .count();
        return new Hit(
                match.id(),
                match.best().number(),
                pages,
                match.score(),
                SnippetMaker.make(match.best().text(), spans),
                spans);
    }

    private static Map<Dimension, List<FacetCount>> facets(List<Found> found, SearchRequest request) {
        Map<Dimension, List<FacetCount>> result = new HashMap<>();
        for (Dimension dimension : request.dimensions()) {
            Map<String, Long> counts = new TreeMap<>();
            for (Found match : found) {
                if (match.document().passes(request.filters(), dimension)) {
                    match.document().values(dimension).forEach(value -> counts.merge(value, 1L, Long::sum));
                }
            }
            if (!FacetCount.tooMany(dimension, counts)) {
                result.put(dimension, FacetCount.ordered(counts));
            }
        }
        return result;
    }

    @Override
    public List<PageMatch> matches(AccessScope scope, Query query, DocumentId id) {
        AnalysedDocument document = documents.get(id);
        if (document == null || !scope.allows(document.document().unit())) {
            return List.of();
        }
        QueryPlan plan = QueryPlan.of(query);
        return document.pages().stream()
                .filter(page -> page.terms().textMatches(plan))
                .map(page -> new PageMatch(page.number(), page.terms().spans(plan)))
                .toList();
    }

    @Override
    public void forEachDocument(Consumer<DocumentId> consumer) {
        newest().keySet().forEach(consumer);
    }

    private Map<DocumentId, AnalysedDocument> newest() {
        Map<DocumentId, AnalysedDocument> built = building;
        return built == null ? documents : built;
    }

    @Override
    public Map<DocumentId, Long> versions(Collection<DocumentId> ids) {
        Map<DocumentId, AnalysedDocument> all = newest();
        Map<DocumentId, Long> result = new LinkedHashMap<>();
        for (DocumentId id : ids) {
            AnalysedDocument document = all.get(id);
            if (document != null) {
                result.put(id, document.document().version());
            }
        }
        return result;
    }

    @Override
    public boolean needsRebuild() {
        return documents.isEmpty() && building == null;
    }

    @Override
    public boolean rebuilding() {
        return building != null;
    }

    @Override
    public SearchHealth health() {
        Collection<AnalysedDocument> all = documents.values();
        long pages = all.stream().mapToLong(document -> document.pages().size()).sum();
        return new SearchHealth("memory", true, all.size(), pages, "");
    }

    @Override
    public void close() {
        documents = Map.of();
    }
}
