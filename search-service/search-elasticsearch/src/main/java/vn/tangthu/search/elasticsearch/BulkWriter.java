package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.DocumentRejectedException;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.elasticsearch.Indices.State;

/**
 * Sends changes in batches of bounded size, and no more of them at one time than {@link ElasticsearchLimits} allow: who
 * writes faster than the cluster takes it waits. What the cluster is too busy for is sent again after a pause; what it
 * refuses is named.
 *
 * <p>The version of a document is the version of its record, so that whoever writes an old state late changes nothing.
 */
final class BulkWriter {
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
     * @param version of the document; without meaning when it is taken out
     * @param source the document, or null to take it out
     */
    record Change(DocumentId id, long version, @Nullable BinaryData source) {
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
                    : BulkOperation.of(o -> o.index(i -> i.index(alias)
                            .id(id)
                            .requireAlias(true)
                            .version(change.version())
                            .versionType(VersionType.ExternalGte)
                            .document(source)));
        }
    }

    /** What became of sendings: those to send again, and why which documents were not taken. */
    private record Answered(
            List<Sending> again,
            Map<DocumentId, String> busy,
            Set<DocumentId> locked,
            Map<DocumentId, String> refused) {
        Answered() {
            this(new ArrayList<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>());
        }
    }

    /**
     * Takes changes as it can send them, and returns when all of them are durable and visible.
     *
     * @throws DocumentRejectedException if some are refused for good; all others were made
     */
    void send(Iterator<Change> changes) {
        Map<DocumentId, String> refused = new TreeMap<>();
        List<Change> batch = new ArrayList<>();
        long size = 0;
        while (changes.hasNext()) {
            Change change = changes.next();
            if (!batch.isEmpty() && size + change.size() > limits.batchBytes()) {
                sendBatch(batch, size, refused);
                batch.clear();
                size = 0;
            }
            batch.add(change);
            size += change.size();
        }
        if (!batch.isEmpty()) {
            sendBatch(batch, size, refused);
        }
        if (!refused.isEmpty()) {
            throw new DocumentRejectedException(refused);
        }
    }

    /** An index that was begun or took the other's place meanwhile has not got these changes: they are made again. */
    private void sendBatch(List<Change> batch, long size, Map<DocumentId, String> refused) {
        inFlight.run(size, () -> {
            State before;
            State after = indices.state();
            do {
                before = after;
                deliver(sendings(batch, indices.targets(before)), refused);
                after = indices.state();
            } while (!after.samePlaces(before));
        });
    }

    private void deliver(List<Sending> sendings, Map<DocumentId, String> refused) {
        List<Sending> waiting = sendings;
        for (int attempt = 1; !waiting.isEmpty(); attempt++) {
            Answered answered = new Answered();
            sendOnce(waiting, answered);
            refused.putAll(answered.refused());
            waiting = answered.again();
            if (!waiting.isEmpty() && attempt >= limits.attempts()) {
                throw answered.locked().isEmpty() ? notNow(answered.busy()) : faults.locked();
            }
            if (!waiting.isEmpty()) {
                calls.pause(attempt);
            }
        }
    }

    private static List<Sending> sendings(List<Change> batch, List<String> aliases) {
        return aliases.stream()
                .flatMap(alias -> batch.stream().map(change -> new Sending(change, alias)))
                .toList();
    }

    private void sendOnce(List<Sending> sendings, Answered answered) {
        BulkRequest request = BulkRequest.of(r -> r.refresh(Refresh.True)
                .operations(sendings.stream().map(Sending::operation).toList()));
        try {
            List<BulkResponseItem> items =
                    calls.tried(client -> client.bulk(request)).items();
            for (int i = 0; i < sendings.size(); i++) {
                take(sendings.get(i), items.get(i), answered);
            }
        } catch (IOException | ElasticsearchException e) {
            if (!isTooLarge(e)) {
                throw faults.of(e);
            }
            sendInParts(sendings, e, answered);
        }
    }

    private static boolean isTooLarge(Exception fault) {
        return Faults.status(fault) == Rejections.TOO_LARGE
                || (fault instanceof ElasticsearchException answer && Rejections.isTooLarge(answer.error()));
    }

    /** What is too large together may pass in halves; what is too large alone never will. */
    private void sendInParts(List<Sending> sendings, Exception fault, Answered answered) {
        if (sendings.size() == 1) {
            answered.refused().put(sendings.getFirst().change().id(), Faults.status(fault) + " too large");
            return;
        }
        int half = sendings.size() / 2;
        sendOnce(sendings.subList(0, half), answered);
        sendOnce(sendings.subList(half, sendings.size()), answered);
    }

    private void take(Sending sending, BulkResponseItem item, Answered answered) {
        ErrorCause error = item.error();
        if (error == null || isOver(sending, item.status())) {
            return;
        }
        String why = item.status() + " " + error.type();
        if (Rejections.mayPass(item.status(), error)) {
            answered.busy().put(sending.change().id(), why);
            if (Faults.isLocked(item.status(), error)) {
                answered.locked().add(sending.change().id());
            }
            answered.again().add(sending);
        } else {
            answered.refused().put(sending.change().id(), why);
        }
    }

    /** Nothing is left to do: a newer version is there, or the alias is gone with the rebuild that it stood for. */
    private boolean isOver(Sending sending, int status) {
        return switch (status) {
            case Rejections.CONFLICT -> newerIsThere(sending);
            case Rejections.GONE -> !indices.targets(indices.state()).contains(sending.alias());
            default -> false;
        };
    }

    /** A conflict with a document that was taken out a moment ago passes by itself. */
    private boolean newerIsThere(Sending sending) {
        GetResponse<Void> there = calls.answer(client -> client.get(
                r -> r.index(sending.alias())
                        .id(sending.change().id().toString())
                        .source(s -> s.fetch(false)),
                Void.class));
        Long version = there.version();
        return there.found() && version != null && version > sending.change().version();
    }

    private static SearchUnavailableException notNow(Map<DocumentId, String> busy) {
        return new SearchUnavailableException("Elasticsearch không nhận " + busy.size() + " tài liệu " + busy
                + "; sẽ thử lại sau. / Elasticsearch did not take " + busy.size() + " documents " + busy
                + "; they will be tried again.");
    }
}
