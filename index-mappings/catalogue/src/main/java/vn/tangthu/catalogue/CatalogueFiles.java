package vn.tangthu.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The YAML files: those beside this class, each replaced by the one of the same name in the site's own folder. */
final class CatalogueFiles {
    private static final int LARGEST = 8 << 20;
    private final @Nullable Path own;
    private final Set<String> laws = new HashSet<>();
    private final Map<String, Object> read = new HashMap<>();

    CatalogueFiles(@Nullable Path own) {
        this.own = own;
    }

    /** Takes in the codes with which the clauses of the files read from then on may begin. */
    void laws(Collection<String> codes) {
        laws.addAll(codes);
    }

    boolean has(String name) {
        return (own != null && Files.exists(own.resolve(name))) || CatalogueFiles.class.getResource(name) != null;
    }

    /** A file that is one mapping. */
    Node node(String name) {
        return new Node(name, values(name), laws);
    }

    /** A file that is a list of mappings. */
    List<Node> nodes(String name) {
        if (!(values(name) instanceof List<?> list)) {
            throw new IllegalArgumentException(name + " is not a list");
        }
        List<Node> result = new ArrayList<>();
        for (Object element : list) {
            result.add(new Node(name + ", entry " + (result.size() + 1), element, laws));
        }
        return result;
    }

    /** What stands in a file, read once: most events share the group of the paper that they rest on. */
    private Object values(String name) {
        return read.computeIfAbsent(name, this::load);
    }

    private Object load(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LARGEST);
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new TextsOnly());
        try (Reader in = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            return yaml.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(name + " is not YAML: " + e.getMessage(), e);
        }
    }

    private InputStream open(String name) throws IOException {
        if (own != null && Files.exists(own.resolve(name))) {
            return Files.newInputStream(own.resolve(name));
        }
        InputStream shipped = CatalogueFiles.class.getResourceAsStream(name);
        if (shipped == null) {
            throw new IllegalArgumentException("The catalogue has no file " + name);
        }
        return shipped;
    }

    /** Every value is a text: codes such as {@code 01}, days and {@code no} stay what was written. */
    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // None.
        }
    }
}
