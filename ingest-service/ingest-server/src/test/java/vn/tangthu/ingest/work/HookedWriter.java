package vn.tangthu.ingest.work;

import java.util.Collection;
import java.util.function.Consumer;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.SearchWriter;

/** A writer before which something happens. */
record HookedWriter(SearchWriter writer, Consumer<Collection<IndexedDocument>> before) implements SearchWriter {
    @Override
    public void write(Collection<IndexedDocument> documents) {
        before.accept(documents);
        writer.write(documents);
    }

    @Override
    public void remove(DocumentId id) {
        writer.remove(id);
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
}
