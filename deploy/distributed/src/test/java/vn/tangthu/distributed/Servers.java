package vn.tangthu.distributed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.tangthu.elasticsearch.ElasticsearchCluster;
import vn.tangthu.s3servers.Identity;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** A real Elasticsearch cluster with our plugin, and two S3 servers that show certificates of the site's authority. */
final class Servers implements AutoCloseable {
    private final ElasticsearchCluster cluster;
    private final List<S3Server> stores;
    private final List<Path> credentials;

    private Servers(ElasticsearchCluster cluster, List<S3Server> stores, List<Path> credentials) {
        this.cluster = cluster;
        this.stores = stores;
        this.credentials = credentials;
    }

    /** The last kind that is there: MinIO where it can be had, S3Proxy otherwise. */
    static Servers start(Site site, int nodes) throws Exception {
        return start(site, nodes, node -> node);
    }

    /** @param published where the Elasticsearch nodes reach each other, made of where they listen */
    static Servers start(Site site, int nodes, UnaryOperator<URI> published) throws Exception {
        ServerKind kind = ServerKind.allAvailable().getLast();
        S3Server first = store(kind, site, "s3-1");
        S3Server second = store(kind, site, "s3-2");
        Path plugin = Path.of("target", "plugin", "tangthu-vietnamese.zip").toAbsolutePath();
        ElasticsearchCluster cluster =
                ElasticsearchCluster.start(site.root.resolve("elasticsearch"), nodes, List.of(plugin), published);
        return new Servers(
                cluster,
                List.of(first, second),
                List.of(credentials(site, "keys-1", first), credentials(site, "keys-2", second)));
    }

    private static S3Server store(ServerKind kind, Site site, String name) throws Exception {
        Path folder = Files.createDirectories(site.root.resolve(name));
        return kind.start(Options.in(folder).showing(identity(site, name)));
    }

    private static Path credentials(Site site, String name, S3Server server) throws IOException {
        return site.secret(name, "access-key=" + server.accessKey() + "\nsecret-key=" + server.secretKey());
    }

    private static Identity identity(Site site, String name) throws Exception {
        Site.certs(site.root, "--part", name, "--hosts", "localhost,127.0.0.1");
        Path folder = site.root.resolve("certs").resolve(name);
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
                cluster.addresses(), stores.stream().map(S3Server::endpoint).toList());
    }

    /** Lines of a configuration that lead here by other addresses. */
    String[] lines(List<URI> nodes, List<URI> endpoints) {
        return new String[] {
            "search.addresses: \"" + nodes.stream().map(URI::toString).collect(Collectors.joining(",")) + "\"",
            "search.replicas: " + Math.min(1, nodes.size() - 1),
            "store.first.address: \"" + endpoints.getFirst() + "\"",
            "store.first.credentials-file: " + credentials.getFirst(),
            "store.second.address: \"" + endpoints.getLast() + "\"",
            "store.second.credentials-file: " + credentials.getLast()
        };
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        for (S3Server store : stores) {
            store.close();
        }
    }
}
