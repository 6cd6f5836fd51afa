package vn.tangthu.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<String> hosts =
                IntStream.rangeClosed(1, size).mapToObj(i -> "127.0.0." + i).toList();
        try {
            List<List<Integer>> ports = new ArrayList<>();
            for (String host : hosts) {
                ports.add(Ports.free(host, 2));
            }
            String seeds = IntStream.range(0, size)
                    .mapToObj(i -> hosts.get(i) + ":" + ports.get(i).getLast())
                    .collect(Collectors.joining(","));
            String names =
                    IntStream.rangeClosed(1, size).mapToObj(i -> "node-" + i).collect(Collectors.joining(","));
            Map<String, String> discovery =
                    Map.of("discovery.seed_hosts", seeds, "cluster.initial_master_nodes", names);
            List<ElasticsearchNode> nodes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String name = "node-" + (i + 1);
                NodeSettings settings =
                        new NodeSettings(folder.resolve(name), name, hosts.get(i), plugins, 512, discovery);
                nodes.add(new ElasticsearchNode(
                        settings, ports.get(i).getFirst(), ports.get(i).getLast()));
            }
            return launched(nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    @Override
    public void close() {
        nodes.forEach(ElasticsearchNode::close);
    }
}
