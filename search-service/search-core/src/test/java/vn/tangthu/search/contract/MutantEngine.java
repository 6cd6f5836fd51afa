package vn.tangthu.search.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.Span;
import vn.tangthu.search.memory.InMemorySearchEngine;
import vn.tangthu.search.query.Query;

/** A right engine; each mutant gets one thing wrong. */
class MutantEngine implements SearchEngine, SearchWriter {
    private final SearchEngine right = new InMemorySearchEngine();
    private final Set<UnitCode> units = new HashSet<>();

    final AccessScope everything() {
        return new AccessScope(units);
    }

    final SearchRequest unscoped(SearchRequest request) {
        return new SearchRequest(
                everything(), request.query(), request.filters(), request.counted(), request.size(), request.after());
    }

    static SearchRequest with(SearchRequest request, Filters filters) {
        return new SearchRequest(
                request.scope(), request.query(), filters, request.counted(), request.size(), request.after());
    }

    static Hit withSpans(Hit hit, List<Span> spans) {
        return new Hit(hit.document(), hit.page(), hit.matchingPages(), hit.score(), hit.snippets(), spans);
    }

    static List<Span> shifted(List<Span> spans) {
        return spans.stream().map(span -> new Span(span.from(), span.to() + 1)).toList();
    }

    @Override
    public SearchWriter writer() {
        return this;
    }

    @Override
    public void write(Collection<IndexedDocument> documents) {
        documents.forEach(document -> units.add(document.unit()));
        right.writer().write(documents);
    }

    @Override
    public void remove(DocumentId id) {
        right.writer().remove(id);
    }

    @Override
    public void clear() {
        right.writer().clear();
    }

    @Override
    public void beginRebuild() {
        right.writer().beginRebuild();
    }

    @Override
    public void endRebuild() {
        right.writer().endRebuild();
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return right.search(request);
    }

    @Override
    public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
        return right.matches(scope, query, document);
    }

    @Override
    public Map<DocumentId, Long> versions(Collection<DocumentId> documents) {
        return right.versions(documents);
    }

    @Override
    public void forEachDocument(Consumer<DocumentId> consumer) {
        right.forEachDocument(consumer);
    }

    @Override
    public boolean needsRebuild() {
        return right.needsRebuild();
    }

    @Override
    public boolean rebuilding() {
        return right.rebuilding();
    }

    @Override
    public SearchHealth health() {
        return right.health();
    }

    @Override
    public void close() {
        right.close();
    }
}
