package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import vn.tangthu.search.SearchUnavailableException;

/** The cluster we are connected to. It is looked at before its first use, and again after each failure. */
final class Cluster implements AutoCloseable {
    private final ElasticsearchClient client;
    private final Calls calls;
    private final Indices indices;
    private final ClusterCheck check;
    private final BulkWriter bulk;
    private volatile boolean fit;

    Cluster(ElasticsearchSettings settings, IndexNames names, int schema, String pluginVersion) {
        client = Connection.open(settings);
        Faults faults = new Faults(settings);
        calls = new Calls(client, faults, settings.limits());
        indices = new Indices(calls, faults, new IndexTemplate(settings), names, schema);
        check = new ClusterCheck(calls, indices, schema, pluginVersion);
        bulk = new BulkWriter(calls, faults, indices, settings.limits());
    }

    Calls calls() {
        return calls;
    }

    Indices indices() {
        return indices;
    }

    BulkWriter bulk() {
        return bulk;
    }

    /** Looks at the cluster now. */
    void check() {
        check.run();
        fit = true;
    }

    void change(Runnable change) {
        ask(() -> {
            change.run();
            return true;
        });
    }

    <T> T ask(Supplier<T> question) {
        if (!fit) {
            check();
        }
        try {
            return question.get();
        } catch (SearchUnavailableException e) {
            fit = false;
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
