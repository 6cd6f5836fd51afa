package vn.tangthu.s3servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The network between a client and a server, which can be cut, swallow everything, or be slow. */
public final class TcpGate implements AutoCloseable {
    /** What the network does. */
    public enum State {
        OPEN,
        /** Connections break, and new ones are refused. */
        CUT,
        /** Connections stay, and nothing comes through: not even that the other side is gone. */
        SILENT
    }

    private static final Duration TRICKLE = Duration.ofMillis(100);

    private final URI target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;
    private volatile Duration delay = Duration.ZERO;
    private volatile int swift = Integer.MAX_VALUE;
    private volatile @Nullable ServerSocket listener;

    public TcpGate(URI target) throws IOException {
        this.target = target;
        this.port = ServerNode.freePort();
        listen();
    }

    /** The server's address as seen through the gate. */
    public URI endpoint() {
        return URI.create(target.getScheme() + "://127.0.0.1:" + port);
    }

    public void set(State next) throws IOException {
        state = next;
        if (next == State.CUT) {
            shut();
        } else if (listener == null) {
            listen();
        }
    }

    /** What goes to the server from now on comes this much later. */
    public void slowDown(Duration delay) {
        this.delay = delay;
    }

    /** So many bytes of a connection's answers come through, and from there on one byte in a tenth of a second. */
    public void trickle(int swift) {
        this.swift = swift;
    }

    private void listen() throws IOException {
        ServerSocket socket = bound();
        listener = socket;
        Thread.ofVirtual().start(() -> accept(socket));
    }

    /** A listener that was closed keeps its port until the thread that waited at it has left. */
    private ServerSocket bound() throws IOException {
        for (int attempt = 1; ; attempt++) {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (BindException e) {
                socket.close();
                if (attempt == 200) {
                    throw e;
                }
                ServerNode.rest();
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                keep(client);
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket client) {
        try {
            Socket server = new Socket(target.getHost(), target.getPort());
            keep(server);
            Thread.ofVirtual().start(() -> pump(client, server, true));
            pump(server, client, false);
        } catch (IOException e) {
            // The server is down; its clients see their connections close.
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean request) {
        byte[] buffer = new byte[1 << 16];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (request && !delay.isZero()) {
                    Thread.sleep(delay);
                }
                awaitSound();
                int free = request ? n : Math.clamp(swift - passed, 0, n);
                out.write(buffer, 0, free);
                for (int i = free; i < n; i++) {
                    Thread.sleep(TRICKLE);
                    out.write(buffer, i, 1);
                }
                passed += n;
            }
            awaitSound();
        } catch (IOException e) {
            // One side is gone, so the other goes as well.
            close(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void awaitSound() throws InterruptedException {
        while (state == State.SILENT) {
            Thread.sleep(20);
        }
    }

    private void shut() throws IOException {
        ServerSocket open = listener;
        listener = null;
        if (open != null) {
            open.close();
        }
        sockets.forEach(this::close);
    }

    /** One that arrives while the others are being closed would be forgotten, so the state is asked once it is among them. */
    private void keep(Socket socket) {
        sockets.add(socket);
        if (state == State.CUT) {
            close(socket);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        state = State.CUT;
        shut();
    }
}
