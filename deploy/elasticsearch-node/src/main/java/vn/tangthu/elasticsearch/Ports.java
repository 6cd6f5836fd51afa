package vn.tangthu.elasticsearch;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of a loopback address. */
final class Ports {
    private Ports() {}

    /**
     * Different ports that nobody listened on a moment ago. They lie below those that the system gives to outgoing
     * connections: one of them would take the port while its node is stopped for a test.
     */
    static List<Integer> free(String host, int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            while (sockets.size() < count) {
                int port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
                try {
                    sockets.add(new ServerSocket(port, 1, InetAddress.getByName(host)));
                } catch (BindException e) {
                    // Somebody listens there; another one is drawn.
                }
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
