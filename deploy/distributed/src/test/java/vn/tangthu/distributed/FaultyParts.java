package vn.tangthu.distributed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.TcpGate;

/** What services work on, with a gate in front of each: PostgreSQL, three Elasticsearch nodes, two S3 servers. */
final class FaultyParts {
    /** What clients upload in a round is some 5 MiB, and the reserve has to stay free in the last one too. */
    private static final int GROWTH = 10 * Integer.getInteger("tangthu.fault.rounds", 0);

    /** A service takes no uploads with less than 1 GiB left in its work folder. */
    private static final Map<String, Integer> MEBIBYTES = Map.of(
            "s3-1", 400 + GROWTH,
            "s3-2", 400 + GROWTH,
            "postgres", 700 + GROWTH,
            "work-ingest-1", 1200,
            "work-ingest-2", 1200);

    final Site site;
    final Servers servers;
    final DatabaseVictim database;
    final List<Victim> stores = new ArrayList<>();
    final List<Victim> nodes = new ArrayList<>();
    private final Undo opened;
    private final Map<String, Optional<SmallVolume>> disks = new TreeMap<>();
    private final List<TcpGate> transports = new ArrayList<>();

    /** @param opened closes what is started here, also when not all of it starts */
    FaultyParts(Path root, Undo opened) throws Exception {
        this.opened = opened;
        for (Map.Entry<String, Integer> disk : MEBIBYTES.entrySet()) {
            Optional<SmallVolume> volume = SmallVolume.mount(root.resolve(disk.getKey()), disk.getValue());
            volume.ifPresent(opened::add);
            disks.put(disk.getKey(), volume);
        }
        site = opened.add(Site.make(root));
        Path data = root.resolve("postgres").resolve("data");
        URI address = URI.create("tcp://127.0.0.1:" + site.postgres.getPort());
        database = new DatabaseVictim(data, gate(address), disk("postgres"));
        servers = opened.add(Servers.start(site, 3, node -> {
            transports.add(gate(node));
            return transports.getLast().endpoint();
        }));
        for (S3Server server : servers.stores()) {
            int number = stores.size() + 1;
            stores.add(new Victim.Store("medium-" + number, server, gate(server.endpoint()), disk("s3-" + number)));
        }
        for (URI node : servers.cluster().addresses()) {
            int i = nodes.size();
            nodes.add(new Victim.Node(
                    "node-" + (i + 1), servers.cluster().nodes().get(i), List.of(gate(node), transports.get(i))));
        }
    }

    /** The small disk under a folder of the site, if it has one of its own. */
    Optional<SmallVolume> disk(String name) {
        return disks.getOrDefault(name, Optional.empty());
    }

    private TcpGate gate(URI target) {
        try {
            return opened.add(new TcpGate(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of a configuration that lead through the gates. */
    String[] lines() {
        List<String> lines = new ArrayList<>(List.of(servers.lines(
                nodes.stream().map(FaultyParts::endpoint).toList(),
                stores.stream().map(FaultyParts::endpoint).toList())));
        lines.add(databaseLine());
        return lines.toArray(String[]::new);
    }

    private static URI endpoint(Victim victim) {
        return victim.gates().getFirst().endpoint();
    }

    /** The line that leads to the database through its gate. */
    String databaseLine() {
        return "database.port: " + endpoint(database).getPort();
    }
}
