package vn.tangthu.distributed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.elasticsearch.NodeSettings;
import vn.tangthu.s3servers.Identity;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** A real Elasticsearch node with our plugin, and two S3 servers that show certificates of the site's authority. */
final class Servers implements AutoCloseable {
    private final ElasticsearchNode node;
    private final List<S3Server> stores;
    private final List<Path> credentials;

    private Servers(ElasticsearchNode node, List<S3Server> stores, List<Path> credentials) {
        this.node = node;
        this.stores = stores;
        this.credentials = credentials;
    }

    /** The last kind that is there: MinIO where it can be had, S3Proxy otherwise. */
    static Servers start(Site site) throws Exception {
        ServerKind kind = ServerKind.allAvailable().getLast();
        S3Server first = store(kind, site, "s3-1");
        S3Server second = store(kind, site, "s3-2");
        Path plugin = Path.of("target", "plugin", "tangthu-vietnamese.zip").toAbsolutePath();
        ElasticsearchNode node =
                ElasticsearchNode.start(NodeSettings.single(site.root.resolve("elasticsearch"), List.of(plugin)));
        return new Servers(
                node,
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

    S3Server first() {
        return stores.getFirst();
    }

    ElasticsearchNode node() {
        return node;
    }

    /** Lines of a configuration that lead here. */
    String[] lines() {
        return new String[] {
            "search.addresses: \"" + node.address() + "\"",
            "search.replicas: 0",
            "store.first.address: \"" + stores.getFirst().endpoint() + "\"",
            "store.first.credentials-file: " + credentials.getFirst(),
            "store.second.address: \"" + stores.getLast().endpoint() + "\"",
            "store.second.credentials-file: " + credentials.getLast()
        };
    }

    @Override
    public void close() throws IOException {
        node.close();
        for (S3Server store : stores) {
            store.close();
        }
    }
}
