package vn.tangthu.distributed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The whole distributed profile on one machine, from a bundle: installed as a site installs it, with PostgreSQL, three
 * Elasticsearch nodes, two S3 nodes, two services of each kind and the proxy on loopback addresses; then upgraded to a second
 * bundle while people work. Started by {@code deploy/bin/try-distributed}; it ends, and everything with it, when its standard
 * input does.
 */
public final class TryDistributed {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final Site site;
    private final InstalledBundle bundle;
    private final Path first;

    private TryDistributed(Site site, InstalledBundle bundle, Path first) {
        this.site = site;
        this.bundle = bundle;
        this.first = first;
    }

    /** Arguments: an empty folder, the releaser's public key, the bundle, the bundle to upgrade to or "", "stay" or "". */
    public static void main(String[] arguments) throws Exception {
        // The test kits would tell of each step.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Thread main = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> awaitEndOfInput(main));
        Path root = Path.of(arguments[0]);
        InstalledBundle bundle = new InstalledBundle(Path.of(arguments[1]), root.resolve("bundles"));
        OUT.println("Kiểm tra và mở gói / verifying and unpacking: " + arguments[2]);
        Path first = bundle.unpack(Path.of(arguments[2]));
        OUT.println("PostgreSQL, chứng thư / certificates…");
        try (Site site = Site.make(root)) {
            OUT.println("Elasticsearch × 3, S3 × 2…");
            try (Servers servers = Servers.start(site, 3, node -> node, InstalledBundle.plugin(first))) {
                new TryDistributed(site, bundle, first).run(servers, arguments[3], "stay".equals(arguments[4]));
            }
        } catch (InterruptedException e) {
            OUT.println("Đã dừng. / Stopped.");
        }
    }

    private static void awaitEndOfInput(Thread main) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            OUT.println(e);
        }
        main.interrupt();
    }

    private void run(Servers servers, String next, boolean stay) throws Exception {
        try (InstalledServices services = new InstalledServices(bundle, site, servers)) {
            Path owner = site.config("owner", "owner");
            OUT.print(bundle.install(first, site.root));
            OUT.print(services.command("prepare-database", owner));
            OUT.print(services.command("prepare-stores", services.config("ingest-1")));
            services.startAll();
            OUT.println("Đang chạy / running: " + services.versions());
            Path identity = site.root.resolve("certs").resolve("proxy");
            try (Proxy proxy = Proxy.start(
                    site.root,
                    bundle.current("haproxy/haproxy.cfg"),
                    services.addresses("ingest"),
                    services.addresses("search"))) {
                uploadAndFind(services, proxy, identity);
                if (!next.isEmpty()) {
                    upgrade(services, proxy, identity, owner, Path.of(next));
                }
                if (stay) {
                    OUT.println("Mở / open:  " + proxy.address());
                    OUT.println("Tin / trust:  "
                            + site.root.resolve("certs").resolve("ca").resolve("ca.pem"));
                    OUT.println("Ctrl-C để dừng / to stop.");
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
        }
    }

    private void uploadAndFind(InstalledServices services, Proxy proxy, Path identity) throws Exception {
        Visitor archivist = new Visitor(identity, services.token("archivist"));
        byte[] text = "Quyết định hoãn chấp hành án phạt tù, sầu riêng".getBytes(StandardCharsets.UTF_8);
        Waiting.until(
                () -> archivist.get(proxy.address() + "/api/documents/none").statusCode() == 404);
        HttpResponse<String> uploaded = archivist.upload(proxy.address(), "quyet-dinh.txt", text);
        if (uploaded.statusCode() != 201 || !archivist.has(uploaded, "receipt")) {
            throw new IllegalStateException("No receipt: " + uploaded.statusCode() + " " + uploaded.body());
        }
        String id = archivist.id(uploaded);
        OUT.println("Đã nhận qua proxy / taken in through the proxy: " + id);
        String query = "/api/search?q=" + Visitor.encode("sau rieng");
        Waiting.until(() -> archivist.get(proxy.address() + query).body().contains(id));
        OUT.println("Tìm thấy không dấu / found without marks: " + id);
    }

    private void upgrade(InstalledServices services, Proxy proxy, Path identity, Path owner, Path next)
            throws Exception {
        OUT.println("Nâng cấp trong khi có người dùng / upgrading while people work: " + next.getFileName());
        String before = services.version("ingest-1");
        RollingUpgrade upgrade = new RollingUpgrade(services, proxy, identity, OUT);
        try (Ledger ledger = new Ledger(site.root.resolve("ledger"))) {
            List<String> findings = upgrade.run(
                    ledger,
                    () -> {
                        OUT.print(bundle.install(bundle.unpack(next), site.root));
                        OUT.print(services.command("prepare-database", owner));
                    },
                    () -> OUT.print(bundle.switchTo(before)));
            OUT.print(services.command("verify-audit", services.config("ingest-1")));
            if (!findings.isEmpty()) {
                findings.forEach(OUT::println);
                throw new IllegalStateException("The upgrade lost something");
            }
        }
    }
}
