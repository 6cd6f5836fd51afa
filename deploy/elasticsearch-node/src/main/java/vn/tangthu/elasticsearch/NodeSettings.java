package vn.tangthu.elasticsearch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node.
 *
 * @param folder for its files; kept when the node stops, so that it can be started again over them
 * @param name unique in its cluster
 * @param host loopback address to listen on
 * @param plugins zip files of plugins to install
 * @param heapMebibytes at most, for its JVM
 * @param settings further settings of Elasticsearch, among them those by which nodes find each other
 */
public record NodeSettings(
        Path folder, String name, String host, List<Path> plugins, int heapMebibytes, Map<String, String> settings) {
    private static final int SMALLEST_HEAP = 256;

    public NodeSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A node needs a name");
        }
        if (!host.startsWith("127.")) {
            throw new IllegalArgumentException("A node for tests listens on a loopback address, not on " + host);
        }
        if (heapMebibytes < SMALLEST_HEAP) {
            throw new IllegalArgumentException("A node needs " + SMALLEST_HEAP + " MiB of heap");
        }
        folder = folder.toAbsolutePath();
        plugins = List.copyOf(plugins);
        settings = Map.copyOf(settings);
    }

    /** A cluster of one node on 127.0.0.1. */
    public static NodeSettings single(Path folder, List<Path> plugins) {
        return new NodeSettings(folder, "node-1", "127.0.0.1", plugins, 512, Map.of("discovery.type", "single-node"));
    }

    /** The same node with further settings. */
    public NodeSettings with(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(further);
        return new NodeSettings(folder, name, host, plugins, heapMebibytes, all);
    }
}
