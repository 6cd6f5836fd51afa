package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.tangthu.wiring.StartRefusedException;

/** What of a built source tree belongs into the bundle. */
final class ProductFiles {
    private static final List<String> FOLDERS = List.of("config", "haproxy", "systemd", "postgresql");

    private final Path sources;
    private final String version;
    private final String commit;

    ProductFiles(Path sources, String version, String commit) {
        this.sources = sources;
        this.version = version;
        this.commit = commit;
    }

    List<BundleFile> collect() throws IOException {
        Libraries libraries =
                new Libraries(built("deploy/standalone/target/lib"), built("deploy/distributed/target/lib"));
        Path plugin = plugin();
        Path document = built("deploy/bundle/target/bom.json");
        BillOfMaterials parts = BillOfMaterials.read(document);
        parts.describesExactly(digests(libraries, plugin));

        List<BundleFile> files = new ArrayList<>(libraries.files());
        files.addAll(Licences.of(parts, libraries, built("deploy/bundle/licences")));
        files.add(BundleFile.of("bom.json", document));
        files.add(BundleFile.of("VERSION", "version=" + version + "\ncommit=" + commit + "\n"));
        files.add(BundleFile.of("elasticsearch/elasticsearch-plugin-" + version + ".zip", plugin));
        files.add(BundleFile.program("install.sh", built("deploy/bundle/install.sh")));
        files.add(BundleFile.program("bin/distributed", built("deploy/distributed/bin/distributed")));
        files.add(BundleFile.program("bin/standalone", built("deploy/standalone/bin/standalone")));
        files.add(BundleFile.of("compose.yaml", built("deploy/distributed/compose.yaml")));
        files.add(BundleFile.of("CHANGELOG.md", built("CHANGELOG.md")));
        files.addAll(everything("docs", "docs"));
        files.addAll(everything("docs/decisions", "docs/decisions"));
        for (String folder : FOLDERS) {
            files.addAll(everything("deploy/distributed/" + folder, folder));
        }
        return files;
    }

    private static Set<String> digests(Libraries libraries, Path plugin) throws IOException {
        Set<String> digests = new HashSet<>();
        libraries.jars().values().forEach(jar -> digests.add(jar.sha256()));
        digests.add(Digests.of(() -> Files.newInputStream(plugin)));
        return digests;
    }

    private Path plugin() throws IOException {
        try (Stream<Path> files = Files.list(built("index-mappings/elasticsearch-plugin/target"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("elasticsearch-plugin-.*\\.zip"))
                    .findFirst()
                    .orElseThrow(() -> missing(Path.of("elasticsearch-plugin-*.zip")));
        }
    }

    private List<BundleFile> everything(String source, String folder) throws IOException {
        try (Stream<Path> files = Files.list(built(source))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> BundleFile.of(folder + "/" + file.getFileName(), file))
                    .toList();
        }
    }

    private Path built(String path) {
        Path file = sources.resolve(path);
        if (!Files.exists(file)) {
            throw missing(file);
        }
        return file;
    }

    private static StartRefusedException missing(Path file) {
        return new StartRefusedException(
                "Thiếu " + file + "; chạy ./tangthu package.", file + " is missing; run ./tangthu package.");
    }
}
