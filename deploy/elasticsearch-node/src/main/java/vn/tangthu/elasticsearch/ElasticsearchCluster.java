package vn.tangthu.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several nodes that know each other, on 127.0.0.1, 127.0.0.2 and so on. */
public final class ElasticsearchCluster implements AutoCloseable {
    private final List<ElasticsearchNode> nodes;

    private ElasticsearchCluster(List<ElasticsearchNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts the nodes and waits until all have found each other.
     *
     * @throws NodeStartException if one does not start
     */
    public static ElasticsearchCluster start(Path folder, int size, List<Path> plugins) {
        return start(folder, size, plugins, node -> node);
    }

    /**
     * The same with something in between through which nodes reach each other, so that it can be cut.
     *
     * @param published makes of the address where a node listens for others the one that others are told
     * @throws NodeStartException if one does not start
     */
    public static ElasticsearchCluster start(Path folder, int size, List<Path> plugins, UnaryOperator<URI> published) {
        List<String> hosts =
                IntStream.rangeClosed(1, size).mapToObj(i -> "127.0.0." + i).toList();
        try {
            List<List<Integer>> ports = new ArrayList<>();
            List<URI> doors = new ArrayList<>();
            for (String host : hosts) {
                List<Integer> free = Ports.free(host, 2);
                ports.add(free);
                doors.add(published.apply(URI.create("tcp://" + host + ":" + free.getLast())));
            }
            List<ElasticsearchNode> nodes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String name = "node-" + (i + 1);
                NodeSettings settings = new NodeSettings(
                        folder.resolve(name), name, hosts.get(i), plugins, 512, discovery(doors, doors.get(i)));
                nodes.add(new ElasticsearchNode(
                        settings, ports.get(i).getFirst(), ports.get(i).getLast()));
            }
            return launched(nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> discovery(List<URI> doors, URI own) {
        String seeds = doors.stream()
                .map(door -> door.getHost() + ":" + door.getPort())
                .collect(Collectors.joining(","));
        String names = IntStream.rangeClosed(1, doors.size())
                .mapToObj(i -> "node-" + i)
                .collect(Collectors.joining(","));
        return Map.of(
                "discovery.seed_hosts",
                seeds,
                "cluster.initial_master_nodes",
                names,
                "transport.publish_host",
                own.getHost(),
                "transport.publish_port",
                Integer.toString(own.getPort()));
    }

    private static ElasticsearchCluster launched(List<ElasticsearchNode> nodes) {
        ElasticsearchCluster cluster = new ElasticsearchCluster(nodes);
        try {
            nodes.forEach(ElasticsearchNode::launch);
            nodes.forEach(node -> node.await(nodes.size()));
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public List<ElasticsearchNode> nodes() {
        return nodes;
    }

    /** Where the nodes answer HTTP. */
    public List<URI> addresses() {
        return nodes.stream().map(ElasticsearchNode::address).toList();
    }

    /** Whether all nodes have found each other, and every index has all of its copies. */
    public boolean isWhole() {
        String question = "/_cluster/health?timeout=1s&wait_for_status=green&wait_for_nodes=" + nodes.size();
        return nodes.stream().allMatch(node -> node.answers(question));
    }

    /**
     * Waits until it {@link #isWhole}.
     *
     * @throws NodeStartException if that takes more than three minutes
     */
    public void awaitWhole() {
        long deadline = System.nanoTime() + ElasticsearchNode.START.toNanos();
        while (!isWhole()) {
            if (System.nanoTime() > deadline) {
                throw new NodeStartException("The nodes of the cluster do not find each other again");
            }
            ElasticsearchNode.sleep();
        }
    }

    @Override
    public void close() {
        nodes.forEach(ElasticsearchNode::close);
    }
}
