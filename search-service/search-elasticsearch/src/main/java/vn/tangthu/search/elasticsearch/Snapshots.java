package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.io.IOException;
import java.time.Duration;

/** States of the index that are kept while a result is walked through: points in time of the cluster. */
final class Snapshots {
    private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());

    private final Calls calls;
    private final String index;
    private final Duration life;

    Snapshots(Calls calls, String index, Duration life) {
        this.calls = calls;
        this.index = index;
        this.life = life;
    }

    /** Begins to keep the state of now; empty where none is to be kept. */
    String open() {
        if (life.isZero()) {
            return "";
        }
        return calls.answer(client -> client.openPointInTime(
                        r -> r.index(index).keepAlive(keepAlive()).allowPartialSearchResults(false)))
                .id();
    }

    /** Lets a state go. One that is forgotten here the cluster lets go by itself when its time is over. */
    void close(String snapshot) {
        if (snapshot.isEmpty()) {
            return;
        }
        try {
            calls.tried(client -> client.closePointInTime(r -> r.id(snapshot)));
        } catch (IOException | ElasticsearchException e) {
            LOG.log(System.Logger.Level.DEBUG, "A point in time was not closed: {0}", e.getClass());
        }
    }

    /** Lets a request ask all of this state, or of the index as it is, and prolongs the state's life. */
    SearchRequest.Builder in(String snapshot, SearchRequest.Builder request) {
        request.allowPartialSearchResults(false);
        return snapshot.isEmpty()
                ? request.index(index)
                : request.pit(p -> p.id(snapshot).keepAlive(keepAlive()));
    }

    private Time keepAlive() {
        return Time.of(t -> t.time(life.toSeconds() + "s"));
    }
}
