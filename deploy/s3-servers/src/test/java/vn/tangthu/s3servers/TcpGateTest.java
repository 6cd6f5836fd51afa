package vn.tangthu.s3servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TcpGateTest {
    private static final int CUTS = 300;
    private static final int CLIENTS = 8;

    /** A connection that is being made while the network is cut must not survive: faults would not be faults. */
    @Test
    void nothingComesThroughACutHoweverNewTheConnection() throws Exception {
        try (Echo echo = new Echo();
                TcpGate gate = new TcpGate(echo.address());
                ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < CUTS; i++) {
                AtomicBoolean cut = new AtomicBoolean();
                List<Future<Boolean>> clients = new ArrayList<>();
                for (int n = 0; n < CLIENTS; n++) {
                    clients.add(threads.submit(() -> passes(gate, cut)));
                }
                gate.set(TcpGate.State.CUT);
                cut.set(true);
                for (Future<Boolean> client : clients) {
                    assertThat(client.get()).as("a byte came through cut " + i).isFalse();
                }
                gate.set(TcpGate.State.OPEN);
            }
        }
    }

    @Test
    void aGateOpensAgainOnTheSamePort() throws Exception {
        try (Echo echo = new Echo();
                TcpGate gate = new TcpGate(echo.address())) {
            gate.set(TcpGate.State.CUT);
            gate.set(TcpGate.State.OPEN);
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), gate.endpoint().getPort())) {
                assertThat(answers(socket)).isTrue();
            }
        }
    }

    /** Whether a connection made about the time of the cut still carries bytes after it. */
    private static boolean passes(TcpGate gate, AtomicBoolean cut) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gate.endpoint().getPort())) {
            while (!cut.get()) {
                Thread.onSpinWait();
            }
            return answers(socket);
        } catch (IOException e) {
            // Refused or broken, as it should be.
            return false;
        }
    }

    private static boolean answers(Socket socket) throws IOException {
        socket.setSoTimeout(2000);
        socket.getOutputStream().write('x');
        return socket.getInputStream().read() == 'x';
    }

    /** A server that says what it hears. */
    private static final class Echo implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Echo() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        URI address() {
            return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    Thread.ofVirtual().start(() -> repeat(socket));
                }
            } catch (IOException e) {
                // Closed at the end of the test.
                return;
            }
        }

        private static void repeat(Socket socket) {
            try (socket) {
                socket.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException e) {
                // The gate broke the connection.
                return;
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
