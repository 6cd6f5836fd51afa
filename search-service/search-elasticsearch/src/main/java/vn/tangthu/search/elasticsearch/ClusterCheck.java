package vn.tangthu.search.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import vn.tangthu.archive.shared.Release;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.elasticsearch.Indices.State;

/** Finds out whether a cluster is fit for us before anything is asked of it. */
final class ClusterCheck {
    private static final String PLUGIN = "tangthu-vietnamese";

    /** Indexes since this schema can be read by the searches of today; older ones are emptied at once. */
    static final int READABLE_SINCE = 1;

    private final InstalledPlugins plugins;
    private final Indices glance;
    private final Indices indices;
    private final int schema;
    private final String version;

    /**
     * @param calls that do not wait long: who is looked at may hang
     * @param indices for what is changed
     */
    ClusterCheck(Calls calls, Indices indices, int schema, String version) {
        plugins = new InstalledPlugins(calls);
        glance = indices.with(calls);
        this.indices = indices;
        this.schema = schema;
        this.version = version;
    }

    /** Our own version: the plugin must be of its line, since both must cut text into the same terms. */
    static String ownVersion() {
        Properties properties = new Properties();
        try (InputStream in = ClusterCheck.class.getResourceAsStream("plugin.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /**
     * Looks at the nodes that answer and at the index. One that is not there is no obstacle: it is made by who fills it.
     *
     * @return ids of the nodes that answer
     * @throws SearchRefusedException if the cluster cannot be used as it is
     */
    Set<String> run() {
        Set<String> answering = plugins();
        State state = glance.state();
        String reading = state.reading();
        int found = reading == null ? schema : glance.schemaOf(reading);
        String building = state.building();
        int newest = building == null ? found : Math.max(found, glance.schemaOf(building));
        if (newest > schema) {
            throw new SearchRefusedException("Chỉ mục tìm kiếm thuộc phiên bản mới hơn (lược đồ " + newest
                    + ", phần mềm này biết " + schema + "); hãy nâng cấp dịch vụ này như các dịch vụ khác. / The search"
                    + " index belongs to a newer version (schema " + newest + ", this software knows " + schema
                    + "); upgrade this service as the others were.");
        }
        if (found < READABLE_SINCE) {
            indices.clear();
        }
        return answering;
    }

    private Set<String> plugins() {
        Map<String, InstalledPlugins.Node> nodes = plugins.nodes();
        for (InstalledPlugins.Node node : nodes.values()) {
            List<String> versions = node.versionsOf(PLUGIN);
            if (versions.size() != 1 || !ofOurLine(versions.getFirst())) {
                throw new SearchRefusedException(refusal(node.name(), versions));
            }
        }
        return Set.copyOf(nodes.keySet());
    }

    private boolean ofOurLine(String found) {
        try {
            return Release.of(found).sameLine(Release.of(version));
        } catch (IllegalArgumentException notAVersionOfOurs) {
            return false;
        }
    }

    private String refusal(String node, List<String> found) {
        String there = found.isEmpty() ? "không có / none" : String.join(", ", found);
        return "Nút Elasticsearch '" + node + "' cần trình cắm " + PLUGIN + " phiên bản " + version + " (hiện: " + there
                + "); hãy cài tệp elasticsearch-plugin-" + version
                + ".zip bằng 'elasticsearch-plugin install' trên mọi nút rồi khởi động lại. / The Elasticsearch node '"
                + node + "' needs the plugin " + PLUGIN + " version " + version + " (found: " + there
                + "); install elasticsearch-plugin-" + version
                + ".zip with 'elasticsearch-plugin install' on every node and restart it.";
    }
}
