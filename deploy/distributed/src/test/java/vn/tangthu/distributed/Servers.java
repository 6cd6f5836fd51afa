package vn.tangthu.distributed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.tangthu.elasticsearch.ElasticsearchCluster;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.Identity;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/**
 * A real Elasticsearch cluster with our plugin, and two S3 servers that show certificates of the site's authority. The nodes
 * come without X-Pack, so that a front before each does its TLS and asks for a certificate of the authority.
 */
final class Servers implements AutoCloseable {
    private final ElasticsearchCluster cluster;
    private final List<HttpGate> fronts;
    private final List<S3Server> stores;
    private final List<Path> credentials;

    private Servers(
            ElasticsearchCluster cluster, List<HttpGate> fronts, List<S3Server> stores, List<Path> credentials) {
        this.cluster = cluster;
        this.fronts = fronts;
        this.stores = stores;
        this.credentials = credentials;
    }

    /** The last kind that is there: MinIO where it can be had, S3Proxy otherwise. */
    static Servers start(Site site, int nodes) throws Exception {
        return start(site, nodes, node -> node);
    }

    /** @param published where the Elasticsearch nodes reach each other, made of where they listen */
    static Servers start(Site site, int nodes, UnaryOperator<URI> published) throws Exception {
        return start(site, nodes, published, Path.of("target", "plugin", "tangthu-vietnamese.zip"));
    }

    /** @param plugin the zip that is installed on every node */
    static Servers start(Site site, int nodes, UnaryOperator<URI> published, Path plugin) throws Exception {
        ServerKind kind = ServerKind.allAvailable().getLast();
        S3Server first = store(kind, site, "s3-1");
        S3Server second = store(kind, site, "s3-2");
        ElasticsearchCluster cluster = ElasticsearchCluster.start(
                site.root.resolve("elasticsearch"), nodes, List.of(plugin.toAbsolutePath()), published);
        List<HttpGate> fronts = new ArrayList<>();
        for (URI node : cluster.addresses()) {
            Identity identity = identity(site.root, "es-" + (fronts.size() + 1));
            fronts.add(HttpGate.mutual(node, identity, identity.authority()));
        }
        return new Servers(
                cluster,
                fronts,
                List.of(first, second),
                List.of(credentials(site, "keys-1", first), credentials(site, "keys-2", second)));
    }

    private static S3Server store(ServerKind kind, Site site, String name) throws Exception {
        Path folder = Files.createDirectories(site.root.resolve(name));
        return kind.start(Options.in(folder).showing(identity(site.root, name)));
    }

    private static Path credentials(Site site, String name, S3Server server) throws IOException {
        return site.secret(name, "access-key=" + server.accessKey() + "\nsecret-key=" + server.secretKey());
    }

    /** Issues a certificate under this folder, by the authority there. */
    static Identity identity(Path root, String name) throws Exception {
        Site.certs(root, "--part", name, "--hosts", "localhost,127.0.0.1");
        Path folder = root.resolve("certs").resolve(name);
        char[] password =
                Files.readString(folder.resolve("identity-password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("identity.p12"))) {
            store.load(in, password);
        }
        return new Identity(
                (PrivateKey) store.getKey("tangthu", password),
                (X509Certificate) store.getCertificate("tangthu"),
                (X509Certificate) store.getCertificate("ca"));
    }

    ElasticsearchCluster cluster() {
        return cluster;
    }

    List<S3Server> stores() {
        return stores;
    }

    /** Lines of a configuration that lead here. */
    String[] lines() {
        return lines(
                fronts.stream().map(HttpGate::endpoint).toList(),
                stores.stream().map(S3Server::endpoint).toList());
    }

    /** Lines of a configuration that lead here by other addresses. */
    String[] lines(List<URI> nodes, List<URI> endpoints) {
        return new String[] {
            "search.addresses: \"" + nodes.stream().map(URI::toString).collect(Collectors.joining(",")) + "\"",
            "search.replicas: " + Math.min(1, nodes.size() - 1),
            "store.first.address: \"" + endpoints.getFirst() + "\"",
            "store.first.credentials-file: " + credentials.getFirst(),
            "store.first.metrics: \"" + stores.getFirst().endpoint() + "/minio/v2/metrics/cluster\"",
            "store.second.address: \"" + endpoints.getLast() + "\"",
            "store.second.credentials-file: " + credentials.getLast(),
            "store.second.metrics: \"" + stores.getLast().endpoint() + "/minio/v2/metrics/cluster\""
        };
    }

    /** A node itself, without TLS. */
    URI node() {
        return cluster.addresses().getFirst();
    }

    @Override
    public void close() throws IOException {
        fronts.forEach(HttpGate::close);
        cluster.close();
        for (S3Server store : stores) {
            store.close();
        }
    }
}
