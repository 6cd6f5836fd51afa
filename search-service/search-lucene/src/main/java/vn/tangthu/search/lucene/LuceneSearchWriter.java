package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.store.AlreadyClosedException;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.SearchWriter;

/** Writes blocks of pages, and waits until they are durable and visible. */
final class LuceneSearchWriter implements SearchWriter {
    private final LuceneSearchEngine engine;
    private final NewestWins newest = new NewestWins();

    LuceneSearchWriter(LuceneSearchEngine engine) {
        this.engine = engine;
    }

    @Override
    public void write(Collection<IndexedDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        try {
            change(session -> newest.write(session, documents));
        } finally {
            newest.settled(documents);
        }
    }

    @Override
    public void remove(DocumentId id) {
        change(session -> newest.remove(session, id));
    }

    @Override
    public void clear() {
        try {
            engine.rebuilding(false);
            engine.discard();
            newest.forget();
        } catch (IOException | AlreadyClosedException e) {
            throw engine.unavailable("clear", e);
        }
    }

    /** One index in one folder: there is nothing to answer from while it is filled but what it already holds. */
    @Override
    public void beginRebuild() {
        if (!engine.rebuilding() || engine.isDamaged()) {
            if (!engine.isMerelyEmpty()) {
                clear();
            }
            engine.rebuilding(true);
        }
    }

    @Override
    public void endRebuild() {
        engine.rebuilding(false);
    }

    /** A change of the index; gives its sequence number. */
    @FunctionalInterface
    private interface Change {
        long on(IndexSession session) throws IOException;
    }

    private void change(Change change) {
        try {
            IndexSession session = engine.writable();
            session.makeDurable(change.on(session));
        } catch (IOException | AlreadyClosedException e) {
            throw engine.unavailable("write", e);
        }
    }
}
