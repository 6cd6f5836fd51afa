package vn.tangthu.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch node in a process of its own. It has no X-Pack and none of the modules that are not published as
 * libraries: no scripts, no reindex, no passwords. It ends with the JVM that started it.
 */
public final class ElasticsearchNode implements AutoCloseable {
    static final Duration START = Duration.ofMinutes(3);
    private static final int LOG_LINES = 20;

    private final NodeSettings settings;
    private final int httpPort;
    private final int transportPort;
    private @Nullable NodeProcess process;

    ElasticsearchNode(NodeSettings settings, int httpPort, int transportPort) {
        this.settings = settings;
        this.httpPort = httpPort;
        this.transportPort = transportPort;
    }

    /**
     * Starts a node and waits until it answers.
     *
     * @throws NodeStartException if it does not start, with the last lines of its log
     */
    public static ElasticsearchNode start(NodeSettings settings) {
        try {
            List<Integer> ports = Ports.free(settings.host(), 2);
            ElasticsearchNode node = new ElasticsearchNode(settings, ports.getFirst(), ports.getLast());
            node.launch();
            node.await(1);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers HTTP. */
    public URI address() {
        return URI.create("http://" + settings.host() + ":" + httpPort);
    }

    /** Its log: one file for all its starts. */
    public Path log() {
        return settings.folder().resolve("node.log");
    }

    /**
     * Its process.
     *
     * @throws IllegalStateException if it does not run
     */
    public ProcessHandle process() {
        NodeProcess running = process;
        if (running == null) {
            throw new IllegalStateException("The Elasticsearch node " + settings.name() + " does not run");
        }
        return running.handle();
    }

    /** Starts it again over the same files and ports, after {@link #stop} or {@link #kill}. */
    public void restart() {
        launch();
        await(1);
    }

    /**
     * Starts it again without waiting. Alone it may not have all its indexes, so where several nodes of a cluster are
     * down, each is started before any is waited for.
     */
    public void startAgain() {
        launch();
    }

    /** Stops it as an administrator would. Nothing happens if it does not run. */
    public void stop() {
        signalling(NodeProcess::stop);
        process = null;
    }

    /** Ends it at once, as a loss of power would. */
    public void kill() {
        signalling(NodeProcess::kill);
        process = null;
    }

    /** It stays connected and does not answer, until {@link #resume}. */
    public void pause() {
        signalling(running -> running.signal("STOP"));
    }

    public void resume() {
        signalling(running -> running.signal("CONT"));
    }

    @Override
    public void close() {
        stop();
    }

    void launch() {
        try {
            new NodeHome(settings.folder()).prepare(settings.plugins());
            process = NodeProcess.start(settings.folder(), log(), settings.heapMebibytes(), allSettings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> allSettings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("node.name", settings.name());
        all.put("network.host", settings.host());
        all.put("http.port", Integer.toString(httpPort));
        all.put("transport.port", Integer.toString(transportPort));
        all.put("cluster.name", "test");
        // A nearly full disk of the machine that runs the tests is not what they are about.
        all.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        all.putAll(settings.settings());
        return all;
    }

    /** Waits until the node is in a cluster of this many whose indexes can all be searched. */
    void await(int nodes) {
        long deadline = System.nanoTime() + START.toNanos();
        NodeProcess running = process;
        while (running != null && running.isAlive() && System.nanoTime() < deadline) {
            if (answers("/_cluster/health?timeout=1s&wait_for_status=yellow&wait_for_nodes=%3E%3D" + nodes)) {
                return;
            }
            sleep();
        }
        kill();
        throw new NodeStartException("Nút Elasticsearch " + settings.name() + " không khởi động được; xem "
                + log() + ". / The Elasticsearch node " + settings.name() + " did not start; see " + log() + ":\n"
                + lastLines());
    }

    /** Whether it answers this question, and within seconds. */
    boolean answers(String question) {
        try {
            URI health = address().resolve(question);
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // Not listening, or not yet: that is what is being waited for.
            return false;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeStartException("Interrupted while waiting for a node");
        }
    }

    /** Something done to the running process. */
    @FunctionalInterface
    private interface Signal {
        void to(NodeProcess process) throws IOException, InterruptedException;
    }

    private void signalling(Signal signal) {
        NodeProcess running = process;
        if (running == null) {
            return;
        }
        try {
            signal.to(running);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
