package vn.tangthu.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Lays out the folders of a node as its distribution does: modules, plugins, config. */
final class NodeHome {
    private static final String TRANSPORT = "modules/transport-netty4";
    private final Path folder;

    NodeHome(Path folder) {
        this.folder = folder;
    }

    void prepare(List<Path> plugins) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Path transport = Files.createDirectories(folder.resolve(TRANSPORT));
        for (Path jar : jars("transport.path")) {
            Files.copy(jar, transport.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        try (InputStream descriptor = resource("transport.properties")) {
            Files.copy(
                    descriptor, transport.resolve("plugin-descriptor.properties"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path installed = folder.resolve("plugins");
        clear(installed);
        for (Path plugin : plugins) {
            install(plugin, installed);
        }
    }

    /** Jars of the server itself, for the module path. */
    static List<Path> serverJars() throws IOException {
        return jars("node.path");
    }

    private static List<Path> jars(String list) throws IOException {
        try (InputStream in = resource(list)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            List<Path> jars = Arrays.stream(text.split("\\|")).map(Path::of).toList();
            for (Path jar : jars) {
                if (!Files.isRegularFile(jar)) {
                    throw new NodeStartException("Thiếu tệp " + jar
                            + "; hãy dựng lại mô-đun deploy/elasticsearch-node bằng Maven. / The file " + jar
                            + " is missing; build the module deploy/elasticsearch-node again with Maven.");
                }
            }
            return jars;
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = NodeHome.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("The test kit lacks " + name);
        }
        return in;
    }

    private static void clear(Path plugins) throws IOException {
        if (Files.isDirectory(plugins)) {
            try (var files = Files.walk(plugins)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(plugins);
    }

    private static void install(Path zip, Path plugins) throws IOException {
        String file = zip.getFileName().toString();
        Path target = plugins.resolve(file.substring(0, file.lastIndexOf('.')));
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The plugin " + zip + " names a file outside of itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(in, path);
                }
            }
        }
    }
}
