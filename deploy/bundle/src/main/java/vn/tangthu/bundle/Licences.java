package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.tangthu.bundle.BillOfMaterials.Component;
import vn.tangthu.wiring.StartRefusedException;

/** Licences of everything that others made: a list, the texts of the licences, and what each jar says of itself. */
final class Licences {
    private static final Pattern SAYS_SOMETHING = Pattern.compile(
            "(.*/)?(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT|AL2\\.0|LGPL2\\.1)[^/]*(?<!\\.class)",
            Pattern.CASE_INSENSITIVE);
    private static final String HEAD = """
            Những phần do người khác làm và giấy phép của chúng. Toàn văn: licences/; tệp riêng của từng phần: licences/jars/.
            What others made, and its licences. Texts: licences/; what each part says of itself: licences/jars/.

            """;

    private final SortedMap<String, BundleFile> files = new TreeMap<>();
    private final StringBuilder list = new StringBuilder(HEAD);

    private Licences() {}

    /**
     * @param more folder with texts that neither the bill of materials nor the jars carry, named after the licence
     * @throws StartRefusedException if there is a part of which no text of its licence is at hand
     */
    static List<BundleFile> of(BillOfMaterials parts, Libraries libraries, Path more) throws IOException {
        Licences licences = new Licences();
        try (Stream<Path> texts = Files.list(more)) {
            texts.forEach(text -> licences.add(BundleFile.of("licences/" + text.getFileName(), text)));
        }
        for (var jar : libraries.jars().entrySet()) {
            licences.inside(nameOf(jar.getKey()), jar.getValue().file());
        }
        List<String> without = parts.components().stream()
                .filter(component -> !component.own())
                .sorted(Comparator.comparing(Component::coordinates))
                .filter(component -> !licences.list(component))
                .map(Component::coordinates)
                .toList();
        if (!without.isEmpty()) {
            throw new StartRefusedException(
                    "Thiếu toàn văn giấy phép của " + without + "; đặt vào " + more + ".",
                    "The text of the licence is missing for " + without + "; put it into " + more + ".");
        }
        licences.add(BundleFile.of("THIRD-PARTY.txt", licences.list.toString()));
        return List.copyOf(licences.files.values());
    }

    private void add(BundleFile file) {
        files.put(file.path(), file);
    }

    /** Whether there is a text for it. */
    private boolean list(Component component) {
        String jar = "licences/jars/" + component.name() + "-" + component.version();
        String names = component.licences().isEmpty()
                ? jar
                : String.join(" | ", component.licences().keySet());
        list.append(component.coordinates()).append("  ").append(names).append('\n');
        component.licences().forEach((name, text) -> {
            if (!text.isBlank()) {
                add(BundleFile.of("licences/" + plain(name) + ".txt", text));
            }
        });
        return component.licences().keySet().stream()
                        .anyMatch(name -> files.containsKey("licences/" + plain(name) + ".txt"))
                || files.keySet().stream().anyMatch(path -> path.startsWith(jar));
    }

    private void inside(String name, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> found = new ArrayList<>(zip.stream()
                    .filter(entry -> !entry.isDirectory()
                            && SAYS_SOMETHING.matcher(entry.getName()).matches())
                    .toList());
            for (ZipEntry entry : found) {
                String path =
                        "licences/jars/" + name + "/" + plain(entry.getName().replaceFirst("^META-INF/", ""));
                add(BundleFile.of(path, zip.getInputStream(entry).readAllBytes()));
            }
        }
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
    }

    /** A name that is a good name of a file too. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]+", "_").replaceAll("\\.{2,}", ".");
    }
}
