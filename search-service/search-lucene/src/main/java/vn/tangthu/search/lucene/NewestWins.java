package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.IndexedDocument;

/** Lets no older version of a document replace a newer one. Writes of different documents go on side by side. */
final class NewestWins {
    private static final int LOCKS = 64;

    /** What was written and is not visible to searchers yet. */
    private final Map<DocumentId, Long> underWay = new ConcurrentHashMap<>();

    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    /** @return sequence number of the last write, or 0 if newer versions of all are there */
    long write(IndexSession session, Collection<IndexedDocument> documents) throws IOException {
        IndexSearcher searcher = session.searchers().acquire();
        try {
            Map<DocumentId, Long> visible = new IndexSearch(searcher)
                    .versions(documents.stream().map(IndexedDocument::id).toList());
            long last = 0;
            for (IndexedDocument document : documents) {
                last = Math.max(last, write(session, document, searcher, visible));
            }
            return last;
        } finally {
            session.searchers().release(searcher);
        }
    }

    private long write(
            IndexSession session, IndexedDocument document, IndexSearcher searcher, Map<DocumentId, Long> visible)
            throws IOException {
        synchronized (lock(document.id())) {
            if (version(session, document.id(), searcher, visible) > document.version()) {
                return 0;
            }
            underWay.merge(document.id(), document.version(), Math::max);
            return session.writer().updateDocuments(Schema.term(document.id()), Schema.block(document));
        }
    }

    /** @return sequence number of the removal */
    long remove(IndexSession session, DocumentId id) throws IOException {
        synchronized (lock(id)) {
            underWay.remove(id);
            return session.writer().deleteDocuments(Schema.term(id));
        }
    }

    /** These are visible now, or failed. */
    void settled(Collection<IndexedDocument> documents) {
        documents.forEach(document -> underWay.remove(document.id(), document.version()));
    }

    void forget() {
        underWay.clear();
    }

    /** What is visible was looked up for all at once; it still holds as long as searchers are the same. */
    private long version(IndexSession session, DocumentId id, IndexSearcher before, Map<DocumentId, Long> visible)
            throws IOException {
        Long written = underWay.get(id);
        if (written != null) {
            return written;
        }
        IndexSearcher now = session.searchers().acquire();
        try {
            Map<DocumentId, Long> versions = now.equals(before) ? visible : new IndexSearch(now).versions(List.of(id));
            return versions.getOrDefault(id, Long.MIN_VALUE);
        } finally {
            session.searchers().release(now);
        }
    }

    private Object lock(DocumentId id) {
        return locks.get(Math.floorMod(id.hashCode(), LOCKS));
    }
}
