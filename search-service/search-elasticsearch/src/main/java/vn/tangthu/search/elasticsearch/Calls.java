package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import vn.tangthu.search.SearchUnavailableException;

/** Sends requests, again and again where that may help. All of ours may be sent twice. */
final class Calls {
    private static final int ATTEMPTS = 3;
    private static final int BRISK_ATTEMPTS = 2;
    private static final Duration BRISK = Duration.ofSeconds(5);

    private final ElasticsearchClient client;
    private final Faults faults;
    private final ElasticsearchLimits limits;
    private final int attempts;

    Calls(ElasticsearchClient client, Faults faults, ElasticsearchLimits limits) {
        this(client, faults, limits, ATTEMPTS);
    }

    private Calls(ElasticsearchClient client, Faults faults, ElasticsearchLimits limits, int attempts) {
        this.client = client;
        this.faults = faults;
        this.limits = limits;
        this.attempts = attempts;
    }

    /** The same for small questions, which a node that works answers within seconds. */
    Calls brisk() {
        Duration answer = limits.answer().compareTo(BRISK) < 0 ? limits.answer() : BRISK;
        return new Calls(Connection.answeringWithin(answer, client), faults, limits, BRISK_ATTEMPTS);
    }

    /** One request. */
    @FunctionalInterface
    interface Call<T> {
        T on(ElasticsearchClient client) throws IOException;
    }

    /**
     * Answer of a request.
     *
     * @throws SearchUnavailableException if there is none
     */
    <T> T answer(Call<T> call) {
        try {
            return tried(call);
        } catch (IOException | ElasticsearchException e) {
            throw faults.of(e);
        }
    }

    /** As {@link #tried}, but sent once only. */
    <T> T once(Call<T> call) throws IOException {
        return call.on(client);
    }

    /** As {@link #answer}, for callers that look at the fault themselves. */
    <T> T tried(Call<T> call) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.on(client);
            } catch (IOException | ElasticsearchException e) {
                if (attempt >= attempts || !mayPass(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** An index that has just been replaced is gone for those who were under way to it; its successor answers. */
    private static boolean mayPass(Exception fault) {
        return Faults.isTemporary(fault) || Faults.isIndexMissing(fault);
    }

    /** Waits before the next attempt, twice as long each time. */
    void pause(int attempt) {
        try {
            Thread.sleep(wait(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailableException(
                    "Bị ngắt khi chờ Elasticsearch. / Interrupted while waiting for" + " Elasticsearch.", e);
        }
    }

    /** Not all the same: those who were turned away together should not come back together. */
    private Duration wait(int attempt) {
        long full = limits.pause().multipliedBy(1L << Math.min(attempt - 1, 10)).toNanos();
        return Duration.ofNanos(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
