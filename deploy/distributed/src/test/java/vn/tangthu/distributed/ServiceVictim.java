package vn.tangthu.distributed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tangthu.s3servers.TcpGate;

/** A service at a fixed address, begun again with the same configuration. */
final class ServiceVictim implements Victim {
    private final String name;
    private final Path config;
    private final TcpGate gate;
    private final Optional<SmallVolume> volume;
    private ServiceRun run;

    private ServiceVictim(String name, Path config, TcpGate gate, Optional<SmallVolume> volume) throws IOException {
        this.name = name;
        this.config = config;
        this.gate = gate;
        this.volume = volume;
        run = begin();
    }

    /** Begins it and does not wait until it is ready. */
    static ServiceVictim begin(Site site, String name, List<String> lines, Optional<SmallVolume> volume)
            throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> all = new ArrayList<>(lines);
        all.add("listen.port: " + port);
        Path config = site.config(name, name, all.toArray(String[]::new));
        return new ServiceVictim(name, config, new TcpGate(URI.create("https://127.0.0.1:" + port)), volume);
    }

    private ServiceRun begin() throws IOException {
        return ServiceRun.service(name.replaceAll("-\\d$", "-service"), config);
    }

    @Override
    public String name() {
        return name;
    }

    Path config() {
        return config;
    }

    URI address() {
        return gate.endpoint();
    }

    ServiceRun run() {
        return run;
    }

    @Override
    public void stop() throws Exception {
        run.stop();
    }

    @Override
    public void kill() throws Exception {
        run.kill();
    }

    @Override
    public void pause() throws Exception {
        run.pause();
    }

    @Override
    public void resume() throws Exception {
        run.resume();
    }

    @Override
    public void start() throws Exception {
        run = begin().awaitReady();
    }

    @Override
    public List<TcpGate> gates() {
        return List.of(gate);
    }

    @Override
    public List<ProcessHandle> processes() {
        return ProcessHandle.of(run.pid()).stream().toList();
    }

    @Override
    public Optional<SmallVolume> volume() {
        return volume;
    }
}
