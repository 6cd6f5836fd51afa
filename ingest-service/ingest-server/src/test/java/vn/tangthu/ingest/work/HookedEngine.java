package vn.tangthu.ingest.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.query.Query;

/**
 * An engine with which something happens meanwhile.
 *
 * @param asked before versions are looked up
 * @param removed after a document was taken out
 */
record HookedEngine(SearchEngine engine, Consumer<Collection<DocumentId>> asked, Consumer<DocumentId> removed)
        implements SearchEngine {
    @Override
    public SearchWriter writer() {
        SearchWriter writer = engine.writer();
        return new SearchWriter() {
            @Override
            public void write(Collection<IndexedDocument> documents) {
                writer.write(documents);
            }

            @Override
            public void remove(DocumentId id) {
                writer.remove(id);
                removed.accept(id);
            }

            @Override
            public void clear() {
                writer.clear();
            }

            @Override
            public void beginRebuild() {
                writer.beginRebuild();
            }

            @Override
            public void endRebuild() {
                writer.endRebuild();
            }
        };
    }

    @Override
    public Map<DocumentId, Long> versions(Collection<DocumentId> documents) {
        asked.accept(documents);
        return engine.versions(documents);
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return engine.search(request);
    }

    @Override
    public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
        return engine.matches(scope, query, document);
    }

    @Override
    public void forEachDocument(Consumer<DocumentId> consumer) {
        engine.forEachDocument(consumer);
    }

    @Override
    public boolean needsRebuild() {
        return engine.needsRebuild();
    }

    @Override
    public boolean rebuilding() {
        return engine.rebuilding();
    }

    @Override
    public SearchHealth health() {
        return engine.health();
    }

    @Override
    public void close() {
        engine.close();
    }
}
