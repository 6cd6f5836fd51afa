package vn.tangthu.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryPlan;

/**
 * A Lucene index in a folder of its own, opened by one process at a time.
 *
 * <p>Each search sees one state of the index. Scores depend on all pages in it, so while documents are written the pages
 * of one result, fetched one after the other, may repeat or skip documents whose scores shifted; over an index at rest
 * they give each document exactly once.
 *
 * <p>An index that cannot be read at start, or that has another schema, is emptied: {@link #needsRebuild} then asks to be
 * filled. Damage found later is told by {@link #needsRebuild} and {@link #health}; {@code writer().beginRebuild()} then makes
 * a new index. A rebuild that a restart cut short is not remembered: what is missing is found by comparing versions. A disk that was full is tried again by the next write.
 */
public final class LuceneSearchEngine implements SearchEngine {
    private final IndexSession.Folder folder;
    private final LuceneSettings settings;
    private final SearchWriter writer = new LuceneSearchWriter(this);
    private volatile IndexSession session;
    private volatile @Nullable CorruptIndexException damage;
    private volatile boolean rebuilding;
    private volatile boolean closed;

    /**
     * Opens or makes the index.
     *
     * @param folder created if missing; nothing else may be kept in it
     * @throws SearchUnavailableException if the folder cannot be used, or another process has it open
     */
    public LuceneSearchEngine(Path folder, LuceneSettings settings) {
        this(() -> FSDirectory.open(folder), settings);
    }

    LuceneSearchEngine(IndexSession.Folder folder, LuceneSettings settings) {
        this.folder = folder;
        this.settings = settings;
        try {
            session = IndexSession.open(folder, settings, false);
        } catch (IOException e) {
            throw unavailable("open", e);
        }
    }

    @Override
    public SearchWriter writer() {
        return writer;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return reading(searcher -> new IndexSearch(searcher).search(request));
    }

    @Override
    public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
        QueryPlan plan = QueryPlan.of(query);
        return reading(searcher -> new IndexSearch(searcher).matches(scope, plan, document));
    }

    @Override
    public Map<DocumentId, Long> versions(Collection<DocumentId> documents) {
        return reading(searcher -> new IndexSearch(searcher).versions(documents));
    }

    @Override
    public void forEachDocument(Consumer<DocumentId> consumer) {
        boolean unused = reading(searcher -> {
            new IndexSearch(searcher).forEachDocument(consumer);
            return true;
        });
    }

    @Override
    public boolean needsRebuild() {
        return damage != null || (!rebuilding && isMerelyEmpty());
    }

    boolean isDamaged() {
        return damage != null;
    }

    /** Nothing is in it, and it can be filled as it is. */
    boolean isMerelyEmpty() {
        return damage == null && reading(searcher -> searcher.getIndexReader().numDocs() == 0);
    }

    @Override
    public boolean rebuilding() {
        return rebuilding;
    }

    void rebuilding(boolean underWay) {
        rebuilding = underWay;
    }

    @Override
    public SearchHealth health() {
        try {
            CorruptIndexException found = damage;
            String detail = found != null ? "The index is damaged and must be filled anew" : "";
            return reading(searcher -> new SearchHealth(
                    "lucene",
                    found == null,
                    searcher.count(new TermQuery(new Term(Schema.FIRST, "1"))),
                    searcher.getIndexReader().numDocs(),
                    detail));
        } catch (SearchUnavailableException e) {
            return new SearchHealth("lucene", false, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            session.close();
        } catch (IOException e) {
            throw unavailable("close", e);
        }
    }

    /** Something done with one state of the index. */
    @FunctionalInterface
    interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            IndexSession current = session;
            IndexSearcher searcher = acquire(current);
            try {
                return reading.from(searcher);
            } finally {
                searcher.getIndexReader().decRef();
            }
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            throw unavailable("read", e);
        }
    }

    /** A session may be replaced between looking at it and using it. */
    private IndexSearcher acquire(IndexSession current) throws IOException {
        try {
            return current.searchers().acquire();
        } catch (AlreadyClosedException e) {
            if (session == current) {
                throw e;
            }
            return session.searchers().acquire();
        }
    }

    /** The session to write to; a new one over the last commit where the writer gave up. */
    IndexSession writable() throws IOException {
        IndexSession current = session;
        return current.canWrite() ? current : replace(current, false);
    }

    /** Takes everything out; with a damaged index, by making a new one. */
    void discard() throws IOException {
        IndexSession current = session;
        if (damage == null && current.canWrite()) {
            current.makeDurable(current.writer().deleteAll());
        } else {
            replace(current, true);
        }
    }

    private synchronized IndexSession replace(IndexSession broken, boolean discard) throws IOException {
        if (closed) {
            throw new AlreadyClosedException("closed");
        }
        if (session == broken) {
            broken.stopWriting();
            session = IndexSession.open(folder, settings, discard);
            damage = discard ? null : damage;
            broken.close();
        }
        return session;
    }

    /** The exception to throw for a fault; remembers damage. */
    SearchUnavailableException unavailable(String what, Exception cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof CorruptIndexException corrupt) {
                damage = corrupt;
            }
        }
        return new SearchUnavailableException(
                "Chỉ mục tìm kiếm không dùng được lúc này (" + what
                        + "); hãy kiểm tra ổ đĩa rồi thử lại. / The search index cannot be used now (" + what
                        + "); check the disk and try again.",
                cause);
    }
}
