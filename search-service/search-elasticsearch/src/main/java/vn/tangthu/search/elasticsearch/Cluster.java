package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchUnavailableException;

/**
 * The cluster we are connected to. It is looked at before its first use, and again after each failure; but then beside
 * what is asked of it, since a node that hangs would hold up everybody.
 */
final class Cluster implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Cluster.class.getName());

    /** What the last look at the cluster found: nothing or an obstacle, no obstacle, none before something failed. */
    private enum Fitness {
        UNKNOWN,
        FIT,
        DOUBTED
    }

    private final ElasticsearchClient client;
    private final Calls calls;
    private final Calls brisk;
    /** What an election takes that is under way. */
    private static final String ELECTION = "700ms";

    private final Indices indices;
    private final ClusterCheck check;
    private final BulkWriter bulk;
    private final AtomicReference<Fitness> fitness = new AtomicReference<>(Fitness.UNKNOWN);
    private final AtomicBoolean looking = new AtomicBoolean();

    Cluster(ElasticsearchSettings settings, IndexNames names, int schema, String pluginVersion) {
        client = Connection.open(settings);
        Faults faults = new Faults(settings);
        calls = new Calls(client, faults, settings.limits());
        brisk = calls.brisk();
        indices = new Indices(calls, faults, new IndexTemplate(settings), names, schema);
        check = new ClusterCheck(brisk, indices, schema, pluginVersion);
        bulk = new BulkWriter(calls, faults, indices, settings.limits());
    }

    Calls calls() {
        return calls;
    }

    /** For questions that shall not wait long. */
    Calls brisk() {
        return brisk;
    }

    Indices indices() {
        return indices;
    }

    BulkWriter bulk() {
        return bulk;
    }

    /**
     * Looks at the cluster now.
     *
     * @return ids of the nodes that answer
     */
    Set<String> check() {
        try {
            Set<String> answering = check.run();
            if (fitness.get() != Fitness.FIT) {
                indices.widenOlder();
            }
            fitness.set(Fitness.FIT);
            return answering;
        } catch (SearchRefusedException e) {
            fitness.set(Fitness.UNKNOWN);
            throw e;
        }
    }

    /** Whether the nodes have elected one of them that decides; only then anything can be written. */
    boolean hasMaster() {
        try {
            HealthResponse unused = brisk.once(client -> client.cluster()
                    .health(r -> r.masterTimeout(t -> t.time(ELECTION)).timeout(t -> t.time(ELECTION))));
            return true;
        } catch (ElasticsearchException | IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "No master answers: {0}", e.getClass());
            return false;
        }
    }

    void change(Runnable change) {
        ask(() -> {
            change.run();
            return true;
        });
    }

    <T> T ask(Supplier<T> question) {
        switch (fitness.get()) {
            case UNKNOWN -> {
                Set<String> unused = check();
            }
            case DOUBTED -> checkBeside();
            case FIT -> {}
        }
        try {
            return question.get();
        } catch (SearchUnavailableException e) {
            boolean unused = fitness.compareAndSet(Fitness.FIT, Fitness.DOUBTED);
            throw e;
        }
    }

    private void checkBeside() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("cluster-check").start(() -> {
                try {
                    Set<String> unused = check();
                } catch (RuntimeException e) {
                    // An obstacle is told to whoever asks next; anything else leaves the doubt.
                    LOG.log(System.Logger.Level.DEBUG, "The cluster was not found fit: {0}", e.getClass());
                } finally {
                    looking.set(false);
                }
            });
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
