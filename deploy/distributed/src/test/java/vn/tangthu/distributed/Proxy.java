package vn.tangthu.distributed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's HAProxy with the configuration that is shipped. */
final class Proxy implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;

    private Proxy(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Proxy start(Site site, List<ServiceRun> ingest, List<ServiceRun> search) throws Exception {
        return start(site.root, addresses(ingest), addresses(search));
    }

    private static List<URI> addresses(List<ServiceRun> services) {
        return services.stream().map(service -> URI.create(service.address())).toList();
    }

    /** @param root folder with the certificates */
    static Proxy start(Path root, List<URI> ingest, List<URI> search) throws Exception {
        return start(root, Path.of("haproxy", "haproxy.cfg"), ingest, search);
    }

    /** @param config the proxy's own file */
    static Proxy start(Path root, Path config, List<URI> ingest, List<URI> search) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = root.resolve("haproxy.log");
        ProcessBuilder builder = new ProcessBuilder(
                        program(), "-db", "-f", config.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("TANGTHU_BIND", "127.0.0.1:" + port);
        environment.put("TANGTHU_TLS", root.resolve("certs").resolve("proxy").toString());
        servers(environment, "TANGTHU_INGEST_", ingest);
        servers(environment, "TANGTHU_SEARCH_", search);
        Proxy proxy = new Proxy(builder.start(), port, log);
        proxy.await();
        return proxy;
    }

    private static String program() {
        return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("haproxy is not installed: apt-get install haproxy"));
    }

    private static void servers(Map<String, String> environment, String name, List<URI> services) {
        for (int i = 0; i < services.size(); i++) {
            URI address = services.get(i);
            environment.put(name + (i + 1), address.getHost() + ":" + address.getPort());
            environment.put(name + (i + 1) + "_NAME", "localhost");
        }
    }

    private void await() throws Exception {
        for (int i = 0; i < 200; i++) {
            if (!process.isAlive()) {
                throw new AssertionError("HAProxy ended:\n" + Files.readString(log));
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("HAProxy does not listen:\n" + Files.readString(log));
    }

    /** What it said of the services so far. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    String address() {
        return "https://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
