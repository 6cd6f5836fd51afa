package vn.tangthu.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.query.Query;

/**
 * A full-text engine over pages. Disposable: everything in it can be written again from the registry.
 *
 * <p>Every engine passes {@code SearchEngineContract} and gives the results of {@code scenarios/*.yaml}. Highlights are
 * offsets of the very matches that made the hit, never the result of a second, approximate search.
 */
public interface SearchEngine extends AutoCloseable {
    SearchWriter writer();

    /**
     * Finds documents by their pages: in all of the index or not at all. An index that is lost, or a part of it, is an
     * error and never an empty or smaller result.
     *
     * @throws SearchUnavailableException if the engine cannot answer
     */
    SearchResult search(SearchRequest request);

    /**
     * Every hit of the query in one document, page by page in page order: what the viewer walks through. Empty if the
     * document is not there, lies outside the scope, or does not match.
     *
     * @throws SearchUnavailableException if the engine cannot answer
     */
    List<PageMatch> matches(AccessScope scope, Query query, DocumentId document);

    /**
     * Versions of these documents as they are in the index, or in the new one while a rebuild is under way; those that
     * are not there are left out. For finding drift.
     *
     * @throws SearchUnavailableException if the engine cannot answer
     */
    Map<DocumentId, Long> versions(Collection<DocumentId> documents);

    /**
     * Calls with every document that is in the index, or in the new one while a rebuild is under way, in no order and in
     * bounded memory; what is written meanwhile may be left out. For finding documents that the registry does not know.
     *
     * @throws SearchUnavailableException if the engine cannot answer
     */
    void forEachDocument(Consumer<DocumentId> consumer);

    /**
     * True if the index must be filled from the registry and nobody has begun to: it is new, lost, damaged or of an older
     * schema. {@link SearchWriter#beginRebuild} begins.
     *
     * @throws SearchUnavailableException if the engine cannot answer
     */
    boolean needsRebuild();

    /**
     * True while a rebuild that some process began waits for its {@link SearchWriter#endRebuild}.
     *
     * @throws SearchUnavailableException if the engine cannot answer
     */
    boolean rebuilding();

    SearchHealth health();

    @Override
    void close();
}
