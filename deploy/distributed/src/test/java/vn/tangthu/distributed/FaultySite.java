package vn.tangthu.distributed;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole distributed profile in processes of its own, with a gate in front of each part: PostgreSQL, three Elasticsearch
 * nodes, two S3 servers, two services of each kind and the proxy.
 */
final class FaultySite implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("^tangthu_\\S+$", Pattern.MULTILINE);
    private final Undo opened;
    private final FaultyParts parts;
    private final List<ServiceVictim> ingest = new ArrayList<>();
    private final List<ServiceVictim> search = new ArrayList<>();
    private final Proxy proxy;

    static FaultySite start(Path root) throws Exception {
        Undo opened = new Undo();
        try {
            return new FaultySite(new FaultyParts(root, opened), opened);
        } catch (Exception | AssertionError e) {
            opened.close();
            throw e;
        }
    }

    private FaultySite(FaultyParts parts, Undo opened) throws Exception {
        this.parts = parts;
        this.opened = opened;
        Site site = parts.site;
        Path first = site.config("ingest-1", "ingest-1", parts.lines());
        succeed("prepare-stores", "--config", first.toString());
        succeed(
                "prepare-database",
                "--config",
                site.config("owner", "owner", parts.databaseLine()).toString());
        for (String name : List.of("ingest-1", "ingest-2", "search-1", "search-2")) {
            ServiceVictim service = ServiceVictim.begin(site, name, List.of(parts.lines()), parts.disk("work-" + name));
            opened.add(service.gates().getFirst());
            opened.add(service::stop);
            (name.startsWith("ingest") ? ingest : search).add(service);
        }
        for (ServiceVictim service : services()) {
            ServiceRun unused = service.run().awaitReady();
        }
        proxy = opened.add(Proxy.start(site.root, addresses(ingest), addresses(search)));
    }

    private static List<URI> addresses(List<ServiceVictim> services) {
        return services.stream().map(ServiceVictim::address).toList();
    }

    private static String succeed(String... arguments) throws Exception {
        ServiceRun.Finished finished = ServiceRun.run(arguments);
        if (finished.code() != 0) {
            throw new AssertionError(finished.output());
        }
        return finished.output();
    }

    Site site() {
        return parts.site;
    }

    Servers servers() {
        return parts.servers;
    }

    DatabaseVictim database() {
        return parts.database;
    }

    List<Victim> stores() {
        return parts.stores;
    }

    List<Victim> nodes() {
        return parts.nodes;
    }

    List<ServiceVictim> ingest() {
        return ingest;
    }

    List<ServiceVictim> search() {
        return search;
    }

    List<ServiceVictim> services() {
        List<ServiceVictim> all = new ArrayList<>(ingest);
        all.addAll(search);
        return all;
    }

    Proxy proxy() {
        return proxy;
    }

    /** Folder of the certificate that clients trust the proxy by. */
    Path identity() {
        return parts.site.root.resolve("certs").resolve("proxy");
    }

    String token(String role) throws Exception {
        String output = command("token", "--role", role);
        Matcher token = TOKEN.matcher(output);
        if (!token.find()) {
            throw new AssertionError(output);
        }
        return token.group();
    }

    /** Output of a command for whoever runs the ingest service. */
    String command(String command, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of(command, "--config", ingest.getLast().config().toString()));
        arguments.addAll(List.of(options));
        return succeed(arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        opened.close();
    }
}
