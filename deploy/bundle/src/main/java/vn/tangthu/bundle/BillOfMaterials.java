package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tangthu.wiring.StartRefusedException;

/** The CycloneDX document that the build wrote and validated: what it says about each part. */
final class BillOfMaterials {
    private final List<Component> components;

    private BillOfMaterials(List<Component> components) {
        this.components = components;
    }

    /**
     * A part that is shipped.
     *
     * @param licences names or SPDX identifiers, each with its text, or an empty one where the document has none
     */
    record Component(String group, String name, String version, String sha256, SortedMap<String, String> licences) {
        boolean own() {
            return "vn.tangthu".equals(group);
        }

        String coordinates() {
            return group + ":" + name + ":" + version;
        }
    }

    static BillOfMaterials read(Path file) throws IOException {
        JsonNode document = JsonMapper.builder().build().readTree(Files.readString(file));
        if (!"CycloneDX".equals(document.path("bomFormat").asString(""))) {
            throw new StartRefusedException(file + " không phải CycloneDX.", file + " is not a CycloneDX document.");
        }
        List<Component> components = new ArrayList<>();
        for (JsonNode node : document.path("components")) {
            components.add(component(node));
        }
        return new BillOfMaterials(components);
    }

    List<Component> components() {
        return components;
    }

    /** @throws StartRefusedException unless exactly the files with these digests are listed */
    void describesExactly(Set<String> shipped) {
        Set<String> listed = components.stream().map(Component::sha256).collect(Collectors.toSet());
        Set<String> unlisted = new TreeSet<>(shipped);
        unlisted.removeAll(listed);
        List<String> absent = components.stream()
                .filter(component -> !shipped.contains(component.sha256()))
                .map(Component::coordinates)
                .sorted()
                .toList();
        if (!unlisted.isEmpty() || !absent.isEmpty()) {
            throw new StartRefusedException(
                    "Danh mục thành phần không khớp các tệp đóng gói. Thiếu trong danh mục: " + unlisted + "; thừa: "
                            + absent,
                    "The bill of materials is not that of the files. Not in it: " + unlisted + "; not among the files: "
                            + absent);
        }
    }

    private static Component component(JsonNode node) {
        String sha256 = "";
        for (JsonNode hash : node.path("hashes")) {
            if ("SHA-256".equals(hash.path("alg").asString())) {
                sha256 = hash.path("content").asString();
            }
        }
        SortedMap<String, String> licences = new TreeMap<>();
        for (JsonNode choice : node.path("licenses")) {
            JsonNode licence = choice.path("license");
            String name = licence.path("id").asString(licence.path("name").asString(""));
            licences.put(name.isEmpty() ? choice.path("expression").asString("?") : name, text(licence.path("text")));
        }
        return new Component(
                node.path("group").asString(""),
                node.path("name").asString(),
                node.path("version").asString(""),
                sha256,
                licences);
    }

    private static String text(JsonNode text) {
        String content = text.path("content").asString("");
        return "base64".equals(text.path("encoding").asString(""))
                ? new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8)
                : content;
    }
}
