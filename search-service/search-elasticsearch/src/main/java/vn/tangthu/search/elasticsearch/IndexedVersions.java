package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tangthu.archive.document.DocumentId;

/** What the newest index holds: which documents, in which version. */
final class IndexedVersions {
    private static final int BATCH = 1000;

    private final Calls calls;
    private final String index;

    /** @param index alias or name of the index to look at */
    IndexedVersions(Calls calls, String index) {
        this.calls = calls;
        this.index = index;
    }

    Map<DocumentId, Long> of(List<DocumentId> documents) {
        Map<DocumentId, Long> result = new LinkedHashMap<>();
        for (int from = 0; from < documents.size(); from += BATCH) {
            result.putAll(batch(documents.subList(from, Math.min(documents.size(), from + BATCH))));
        }
        return result;
    }

    private Map<DocumentId, Long> batch(List<DocumentId> documents) {
        List<String> ids = documents.stream().map(DocumentId::toString).toList();
        SearchResponse<Void> response = Answers.whole(calls.answer(client -> client.search(
                r -> r.index(index)
                        .query(q -> q.ids(i -> i.values(ids)))
                        .docvalueFields(FieldAndFormat.of(f -> f.field(Fields.DOCUMENT_VERSION)))
                        .allowPartialSearchResults(false)
                        .size(ids.size()),
                Void.class)));
        Map<DocumentId, Long> result = new LinkedHashMap<>();
        response.hits().hits().forEach(hit -> result.put(Answers.id(hit), Answers.version(hit)));
        return result;
    }

    /**
     * Documents in the order of their ids.
     *
     * @param after the last one of the batch before, empty for the first batch
     * @return empty at the end
     */
    List<DocumentId> after(String after) {
        SearchResponse<Void> response = Answers.whole(calls.answer(client -> client.search(
                r -> r.index(index)
                        .query(q -> q.matchAll(all -> all))
                        .sort(Answers.by(Fields.DOCUMENT))
                        .searchAfter(a -> a.stringValue(after))
                        .trackTotalHits(t -> t.enabled(false))
                        .allowPartialSearchResults(false)
                        .size(BATCH),
                Void.class)));
        return response.hits().hits().stream()
                .map((Hit<Void> hit) -> Answers.id(hit))
                .toList();
    }
}
