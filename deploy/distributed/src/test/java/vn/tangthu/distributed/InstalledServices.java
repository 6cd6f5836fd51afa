package vn.tangthu.distributed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Two services of each kind, by the start script of the bundle in use, as the systemd units run them. */
final class InstalledServices implements AutoCloseable {
    static final List<String> NAMES = List.of("ingest-1", "ingest-2", "search-1", "search-2");
    /** The start script resolves {@code current}, so that the command line tells the version. */
    private static final Pattern VERSION = Pattern.compile("/tangthu/([0-9][^/]*)/lib/");

    private final InstalledBundle bundle;
    private final List<Member> members = new ArrayList<>();

    InstalledServices(InstalledBundle bundle, Site site, Servers servers) throws IOException {
        this.bundle = bundle;
        for (String name : NAMES) {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            List<String> lines = new ArrayList<>(List.of(servers.lines()));
            lines.add("listen.port: " + port);
            Path config = site.config(name, name, lines.toArray(String[]::new));
            members.add(new Member(name, config, URI.create("https://127.0.0.1:" + port)));
        }
    }

    private static final class Member {
        private final String name;
        private final Path config;
        private final URI address;
        private @Nullable ServiceRun run;

        Member(String name, Path config, URI address) {
            this.name = name;
            this.config = config;
            this.address = address;
        }

        ServiceRun begin(Path program) throws IOException {
            String command = name.replaceAll("-\\d$", "-service");
            ServiceRun begun = ServiceRun.installed(program, command, "--config", config.toString());
            run = begun;
            return begun;
        }

        void stop() throws InterruptedException {
            ServiceRun running = run;
            if (running != null) {
                running.stop();
            }
        }

        String version() {
            ServiceRun running = run;
            String line = running == null
                    ? ""
                    : ProcessHandle.of(running.pid())
                            .flatMap(process -> process.info().commandLine())
                            .orElse("");
            Matcher found = VERSION.matcher(line);
            return found.find() ? found.group(1) : "?";
        }
    }

    private Member member(String name) {
        return members.stream()
                .filter(member -> member.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Output of a command of the version in use. */
    String command(String command, Path config, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, "--config", config.toString()));
        arguments.addAll(List.of(options));
        ServiceRun.Finished finished = ServiceRun.installed(program(), arguments.toArray(String[]::new))
                .finish();
        if (finished.code() != 0) {
            throw new IllegalStateException(command + ":\n" + finished.output());
        }
        return finished.output();
    }

    String token(String role) throws Exception {
        return command("token", config("ingest-2"), "--role", role)
                .lines()
                .filter(line -> line.startsWith("tangthu_"))
                .findFirst()
                .orElseThrow();
    }

    Path config(String name) {
        return member(name).config;
    }

    List<URI> addresses(String kind) {
        return members.stream()
                .filter(member -> member.name.startsWith(kind))
                .map(member -> member.address)
                .toList();
    }

    void startAll() throws Exception {
        List<ServiceRun> begun = new ArrayList<>();
        for (Member member : members) {
            begun.add(member.begin(program()));
        }
        for (ServiceRun service : begun) {
            service.awaitReady();
        }
    }

    /** Stops one in good order and starts it again in the version in use. */
    void restart(String name) throws Exception {
        member(name).stop();
        member(name).begin(program()).awaitReady();
    }

    /** Which version each runs. */
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        members.forEach(member -> versions.put(member.name, member.version()));
        return versions;
    }

    String version(String name) {
        return member(name).version();
    }

    private Path program() {
        return bundle.current("bin/distributed");
    }

    @Override
    public void close() {
        boolean interrupted = false;
        for (Member member : members) {
            try {
                member.stop();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
