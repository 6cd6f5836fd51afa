package vn.tangthu.search.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.elasticsearch.NodeSettings;

/** The node that most tests share; it ends with their JVM. */
final class TestNodes {
    static final Path PLUGIN = Path.of("target", "plugin", "tangthu-vietnamese.zip");
    private static final AtomicInteger INDEX = new AtomicInteger();
    private static @Nullable ElasticsearchNode shared;

    private TestNodes() {}

    static synchronized ElasticsearchNode shared() {
        ElasticsearchNode node = shared;
        if (node == null) {
            node = ElasticsearchNode.start(NodeSettings.single(folder("shared"), List.of(PLUGIN)));
            shared = node;
        }
        return node;
    }

    /** An engine with an empty index. */
    static ElasticsearchSearchEngine emptied(ElasticsearchSearchEngine engine) {
        engine.writer().clear();
        return engine;
    }

    /** An empty folder for a node. */
    static Path folder(String name) {
        Path folder = Path.of("target", "nodes", name).toAbsolutePath();
        try {
            if (Files.isDirectory(folder)) {
                try (var files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings over the shared node with an index of their own. */
    static ElasticsearchSettings newIndex() {
        return ElasticsearchSettings.plain(List.of(shared().address()), "test" + INDEX.incrementAndGet());
    }
}
