package vn.tangthu.s3servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What all servers have in common. */
abstract class ServerNode implements S3Server {
    static final String ACCESS_KEY = "tangthu-test";
    static final String SECRET_KEY = "only-for-tests-on-loopback";
    private static final Duration START = Duration.ofSeconds(60);

    final Options options;
    final int port;
    private @Nullable Process process;

    ServerNode(Options options) throws IOException {
        this.options = options;
        this.port = freePort();
        Files.createDirectories(data());
    }

    abstract List<String> command() throws IOException;

    abstract Map<String, String> environment();

    /** Where the bytes of an object lie. */
    abstract Path file(String bucket, String key) throws IOException;

    final Path data() {
        return options.folder().resolve("data");
    }

    @Override
    public URI endpoint() {
        return URI.create(options.scheme() + "://127.0.0.1:" + port);
    }

    @Override
    public String accessKey() {
        return ACCESS_KEY;
    }

    @Override
    public String secretKey() {
        return SECRET_KEY;
    }

    @Override
    public ProcessHandle process() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(title() + " does not run");
        }
        return running.toHandle();
    }

    @Override
    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment());
        Process started = builder.start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(title() + " did not start: " + Files.readString(log()));
            }
            rest();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            if (options.certificate() != null) {
                return true;
            }
            socket.setSoTimeout(5000);
            String request = "GET " + readyPath() + " HTTP/1.0\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return status.startsWith("HTTP/") && !status.endsWith("503");
        } catch (IOException e) {
            return false;
        }
    }

    String readyPath() {
        return "/";
    }

    @Override
    public void stop() throws IOException {
        Process running = process;
        if (running != null) {
            running.destroy();
            awaitEnd(running);
        }
        kill();
    }

    @Override
    public void kill() throws IOException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            awaitEnd(running);
            process = null;
        }
    }

    private static void awaitEnd(Process running) {
        try {
            boolean unused = running.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void pause() throws IOException {
        signal("-STOP");
    }

    @Override
    public void resume() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        Process kill = new ProcessBuilder(
                        "kill", signal, Long.toString(process().pid()))
                .inheritIO()
                .start();
        try {
            if (kill.waitFor() != 0) {
                throw new IOException("kill " + signal + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void flipByte(String bucket, String key) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(bucket, key).toFile(), "rw")) {
            long place = file.length() - 1;
            file.seek(place);
            int old = file.read();
            file.seek(place);
            file.write(old ^ 1);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
    }

    private Path log() {
        return options.folder().resolve("server.log");
    }

    static void rest() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A free port below those that the system gives to outgoing connections: one of them would take the port while its
     * server is stopped for a test.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody listens there; another one is drawn.
            }
        }
    }
}
