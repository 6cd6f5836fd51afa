package vn.tangthu.search.elasticsearch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.elasticsearch.BulkWriter.Change;

/** Writes whole documents: each replaces what was there in one step. */
final class ElasticsearchSearchWriter implements SearchWriter {
    private final Cluster cluster;

    ElasticsearchSearchWriter(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void write(Collection<IndexedDocument> documents) {
        Map<DocumentId, IndexedDocument> last = new LinkedHashMap<>();
        documents.forEach(document -> last.merge(document.id(), document, ElasticsearchSearchWriter::newer));
        if (last.isEmpty()) {
            return;
        }
        cluster.change(() -> cluster.bulk()
                .send(last.values().stream()
                        .map(document -> new Change(document.id(), document.version(), DocumentJson.of(document)))
                        .iterator()));
    }

    private static IndexedDocument newer(IndexedDocument first, IndexedDocument second) {
        return second.version() >= first.version() ? second : first;
    }

    @Override
    public void remove(DocumentId id) {
        cluster.change(
                () -> cluster.bulk().send(List.of(new Change(id, 0, null)).iterator()));
    }

    @Override
    public void clear() {
        cluster.change(() -> cluster.indices().clear());
    }

    @Override
    public void beginRebuild() {
        cluster.change(() -> cluster.indices().beginRebuild());
    }

    @Override
    public void endRebuild() {
        cluster.change(() -> cluster.indices().endRebuild());
    }
}
