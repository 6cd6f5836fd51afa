package vn.tangthu.distributed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The whole distributed profile on one machine, to be looked at in a browser: PostgreSQL, three Elasticsearch nodes, two S3
 * nodes, two services of each kind and the proxy, all on loopback addresses; started by {@code deploy/bin/try-distributed}.
 * It ends, and everything with it, when its standard input does.
 */
public final class TryDistributed {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private TryDistributed() {}

    public static void main(String[] arguments) throws Exception {
        // The test kits would tell of each step.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        OUT.println("PostgreSQL, chứng thư / certificates…");
        try (Site site = Site.make(Path.of(arguments[0]))) {
            OUT.println("Elasticsearch × 3, S3 × 2…");
            try (Servers servers = Servers.start(site, 3)) {
                run(site, servers);
            }
        }
    }

    private static void run(Site site, Servers servers) throws Exception {
        Path ingest = site.config("ingest-1", "ingest-1", servers.lines());
        OUT.println(ServiceRun.run(
                        "prepare-database",
                        "--config",
                        site.config("owner", "owner").toString())
                .output());
        OUT.println(
                ServiceRun.run("prepare-stores", "--config", ingest.toString()).output());
        List<ServiceRun> services = new ArrayList<>();
        for (String name : List.of("ingest-1", "ingest-2", "search-1", "search-2")) {
            Path config = site.config(name, name, servers.lines());
            services.add(ServiceRun.service(name.replaceAll("-\\d$", "-service"), config));
        }
        try {
            for (ServiceRun service : services) {
                OUT.print(service.awaitReady().output());
            }
            try (Proxy proxy = Proxy.start(site, services.subList(0, 2), services.subList(2, 4))) {
                OUT.println("Mở / open:  " + proxy.address());
                OUT.println("Tin / trust:  "
                        + site.root.resolve("certs").resolve("ca").resolve("ca.pem"));
                OUT.println("Ctrl-C để dừng / to stop.");
                int unused = System.in.read();
            }
        } finally {
            for (ServiceRun service : services) {
                service.stop();
            }
        }
    }
}
