package vn.tangthu.search.elasticsearch;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link ElasticsearchSearchEngine}.
 *
 * @param nodes where the nodes answer; plain http on loopback addresses only
 * @param index name by which searches know the index; the indexes behind it are named after it
 * @param tls null for plain http
 * @param shards primary shards of a new index
 * @param replicas copies of each shard beyond the first, as far as there are nodes for them
 */
public record ElasticsearchSettings(
        List<URI> nodes,
        String index,
        Credentials credentials,
        @Nullable TlsSettings tls,
        int shards,
        int replicas,
        ElasticsearchLimits limits) {
    private static final Pattern INDEX = Pattern.compile("[a-z][a-z0-9]{0,39}");

    public ElasticsearchSettings {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("nodes must not be empty");
        }
        nodes.forEach(ElasticsearchSettings::check);
        if (!INDEX.matcher(index).matches()) {
            throw new IllegalArgumentException("index must be 1 to 40 small letters and digits, a letter first");
        }
        if (shards < 1 || shards > 64) {
            throw new IllegalArgumentException("shards must be 1 to 64");
        }
        if (replicas < 0 || replicas > 5) {
            throw new IllegalArgumentException("replicas must be 0 to 5");
        }
        boolean encrypted = nodes.stream().allMatch(node -> "https".equals(node.getScheme()));
        if (encrypted != (tls != null)) {
            throw new IllegalArgumentException("https and tls belong together");
        }
    }

    /** Nodes on loopback addresses, without encryption or credentials. */
    public static ElasticsearchSettings plain(List<URI> nodes, String index) {
        return new ElasticsearchSettings(
                nodes, index, new Credentials.None(), null, 1, 1, ElasticsearchLimits.defaults());
    }

    public ElasticsearchSettings with(ElasticsearchLimits other) {
        return new ElasticsearchSettings(nodes, index, credentials, tls, shards, replicas, other);
    }

    private static void check(URI node) {
        String host = node.getHost();
        if (host == null || node.getPort() < 0) {
            throw new IllegalArgumentException("A node is written like https://host:9200");
        }
        boolean loopback = host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]");
        if (!"https".equals(node.getScheme()) && !("http".equals(node.getScheme()) && loopback)) {
            throw new IllegalArgumentException("Nút " + host
                    + " phải dùng https; http chỉ dành cho địa chỉ vòng lặp. / The node " + host
                    + " needs https; http is for loopback addresses only.");
        }
    }
}
