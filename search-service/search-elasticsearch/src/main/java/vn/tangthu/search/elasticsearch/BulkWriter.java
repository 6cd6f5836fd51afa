package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.SearchUnavailableException;

/**
 * Sends changes in batches of bounded size, and no more of them at one time than {@link ElasticsearchLimits} allow: who
 * writes faster than the cluster takes it waits. What the cluster is too busy for is sent again after a pause; what it
 * refuses is named.
 */
final class BulkWriter {
    private static final int TOO_BUSY = 429;
    private static final int NOT_NOW = 503;
    private static final int GONE = 404;

    private final Calls calls;
    private final Faults faults;
    private final Indices indices;
    private final ElasticsearchLimits limits;
    private final ByteBudget inFlight;

    BulkWriter(Calls calls, Faults faults, Indices indices, ElasticsearchLimits limits) {
        this.calls = calls;
        this.faults = faults;
        this.indices = indices;
        this.limits = limits;
        inFlight = new ByteBudget(limits.inFlightBytes());
    }

    /**
     * One change; there is at most one for a document in a call.
     *
     * @param source the document, or null to take it out
     */
    record Change(DocumentId id, @Nullable BinaryData source) {
        long size() {
            return 200L + (source == null ? 0 : source.size());
        }
    }

    /** A change on its way to one alias. */
    private record Sending(Change change, String alias) {
        BulkOperation operation() {
            String id = change.id().toString();
            BinaryData source = change.source();
            return source == null
                    ? BulkOperation.of(o -> o.delete(d -> d.index(alias).id(id)))
                    : BulkOperation.of(o -> o.index(
                            i -> i.index(alias).id(id).requireAlias(true).document(source)));
        }
    }

    /** Takes changes as it can send them, and returns when all of them are durable and visible. */
    void send(Iterator<Change> changes) {
        List<Change> batch = new ArrayList<>();
        long size = 0;
        while (changes.hasNext()) {
            Change change = changes.next();
            if (!batch.isEmpty() && size + change.size() > limits.batchBytes()) {
                sendBatch(batch, size);
                batch.clear();
                size = 0;
            }
            batch.add(change);
            size += change.size();
        }
        if (!batch.isEmpty()) {
            sendBatch(batch, size);
        }
    }

    private void sendBatch(List<Change> batch, long size) {
        inFlight.run(size, () -> {
            List<Sending> waiting = sendings(batch, indices.targets());
            Map<DocumentId, String> refused = new TreeMap<>();
            for (int attempt = 1; !waiting.isEmpty(); attempt++) {
                Map<DocumentId, String> busy = new TreeMap<>();
                waiting = sendOnce(waiting, busy, refused);
                if (!waiting.isEmpty() && attempt >= limits.attempts()) {
                    refused.putAll(busy);
                    break;
                }
                if (!waiting.isEmpty()) {
                    calls.pause(attempt);
                }
            }
            if (!refused.isEmpty()) {
                throw refusal(refused);
            }
        });
    }

    private static List<Sending> sendings(List<Change> batch, List<String> aliases) {
        return aliases.stream()
                .flatMap(alias -> batch.stream().map(change -> new Sending(change, alias)))
                .toList();
    }

    /** Sends and gives back what is to be sent again. */
    private List<Sending> sendOnce(
            List<Sending> sendings, Map<DocumentId, String> busy, Map<DocumentId, String> refused) {
        BulkRequest request = BulkRequest.of(r -> r.refresh(Refresh.True)
                .operations(sendings.stream().map(Sending::operation).toList()));
        BulkResponse response = answer(request, sendings);
        List<Sending> again = new ArrayList<>();
        for (int i = 0; i < sendings.size(); i++) {
            Sending sending = sendings.get(i);
            BulkResponseItem item = response.items().get(i);
            ErrorCause error = item.error();
            if (error == null || isOver(sending, item.status())) {
                continue;
            }
            String why = item.status() + " " + error.type();
            if (item.status() == TOO_BUSY || item.status() == NOT_NOW || item.status() == GONE) {
                busy.put(sending.change().id(), why);
                again.add(sending);
            } else {
                refused.put(sending.change().id(), why);
            }
        }
        return again;
    }

    private BulkResponse answer(BulkRequest request, List<Sending> sendings) {
        try {
            return calls.tried(client -> client.bulk(request));
        } catch (IOException | ElasticsearchException e) {
            SearchUnavailableException fault = faults.of(e);
            if (Faults.status(e) == 413 && sendings.size() == 1) {
                throw new SearchUnavailableException(
                        "Tài liệu / document " + sendings.getFirst().change().id() + ": " + fault.getMessage(), e);
            }
            throw fault;
        }
    }

    /** The rebuild that this was for has ended meanwhile: the alias is gone, and the index has the other's name. */
    private boolean isOver(Sending sending, int status) {
        return status == GONE && !indices.targets().contains(sending.alias());
    }

    private static SearchUnavailableException refusal(Map<DocumentId, String> refused) {
        String which = refused.toString();
        return new SearchUnavailableException("Elasticsearch không nhận " + refused.size() + " tài liệu " + which
                + "; sẽ thử lại sau. / Elasticsearch did not take " + refused.size() + " documents " + which
                + "; they will be tried again.");
    }
}
