package vn.tangthu.search.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An open index: the one writer and the searchers over it. A writer that met a fault closes itself; the session is then
 * replaced by a new one over the last commit.
 */
final class IndexSession implements Closeable {
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Object commitLock = new Object();
    private long committed = -1;

    private IndexSession(Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /** Opens the folder of an index. */
    @FunctionalInterface
    interface Folder {
        Directory open() throws IOException;
    }

    /** Opens the index in a folder, emptying it first if it is damaged, of another schema, or to be discarded. */
    static IndexSession open(Folder folder, LuceneSettings settings, boolean discard) throws IOException {
        Directory directory = folder.open();
        try {
            IndexFolder.prepare(directory, discard);
            IndexWriter writer = new IndexWriter(directory, configuration(settings));
            try {
                writer.setLiveCommitData(
                        Map.of(IndexFolder.SCHEMA_KEY, Schema.VERSION).entrySet());
                writer.commit();
                return new IndexSession(directory, writer, new SearcherManager(writer, new Factory()));
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static IndexWriterConfig configuration(LuceneSettings settings) {
        return new IndexWriterConfig(Schema.analyzer())
                .setSimilarity(Schema.SIMILARITY)
                .setRAMBufferSizeMB(settings.ramBufferMebibytes())
                .setCommitOnClose(false);
    }

    private static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(Schema.SIMILARITY);
            return searcher;
        }
    }

    IndexWriter writer() {
        return writer;
    }

    SearcherManager searchers() {
        return searchers;
    }

    boolean canWrite() {
        return writer.isOpen();
    }

    /**
     * Returns once the operation with this sequence number is durable and visible. Callers that wait together share one
     * commit: the first makes it, and those whose operations were in it have nothing left to do.
     */
    void makeDurable(long sequenceNumber) throws IOException {
        synchronized (commitLock) {
            if (committed < sequenceNumber) {
                long last = writer.commit();
                searchers.maybeRefreshBlocking();
                committed = Math.max(last, sequenceNumber);
            }
        }
    }

    /** Gives the folder's lock back; searches go on over what is there. */
    void stopWriting() throws IOException {
        writer.rollback();
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer, directory);
    }
}
