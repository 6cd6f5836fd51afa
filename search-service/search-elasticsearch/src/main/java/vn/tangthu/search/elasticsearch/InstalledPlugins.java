package vn.tangthu.search.elasticsearch;

import co.elastic.clients.json.JsonData;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the nodes say of their plugins. The client's own type for this answer cannot read a stable plugin. */
final class InstalledPlugins {
    /** A node that says nothing within this time is passed over: the others would wait for it. */
    private static final String WAIT = "1s";

    private static final SimpleEndpoint<String, JsonData> ENDPOINT = new SimpleEndpoint<>(
            "es/nodes.info",
            wait -> "GET",
            wait -> "/_nodes/plugins",
            wait -> Map.of(),
            wait -> Map.of("timeout", wait, "filter_path", "nodes.*.name,nodes.*.plugins.name,nodes.*.plugins.version"),
            wait -> Map.of(),
            false,
            JsonData._DESERIALIZER);

    private final Calls calls;

    InstalledPlugins(Calls calls) {
        this.calls = calls;
    }

    private record Answer(@Nullable Map<String, Node> nodes) {}

    /** @param plugins absent where there are none */
    record Node(String name, @Nullable List<Plugin> plugins) {
        List<String> versionsOf(String plugin) {
            return plugins == null
                    ? List.of()
                    : plugins.stream()
                            .filter(one -> plugin.equals(one.name()))
                            .map(Plugin::version)
                            .toList();
        }
    }

    record Plugin(String name, String version) {}

    /** Nodes that answered, by id; one that is dying, paused or cut off is not among them. */
    Map<String, Node> nodes() {
        Map<String, Node> nodes = calls.answer(
                        client -> client._transport().performRequest(WAIT, ENDPOINT, client._transportOptions()))
                .to(Answer.class)
                .nodes();
        return nodes == null ? Map.of() : nodes;
    }
}
