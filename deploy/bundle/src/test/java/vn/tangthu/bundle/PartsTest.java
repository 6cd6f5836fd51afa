package vn.tangthu.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.wiring.StartRefusedException;

/** Jars that both profiles use are shipped once; the bill of materials is that of the very files; each has its licence. */
class PartsTest {
    @TempDir
    private Path folder;

    private Path standalone;
    private Path distributed;
    private Path texts;

    @BeforeEach
    void make() throws IOException {
        standalone = Files.createDirectory(folder.resolve("standalone"));
        distributed = Files.createDirectory(folder.resolve("distributed"));
        texts = Files.createDirectory(folder.resolve("texts"));
        jar(standalone.resolve("both-1.jar"), "META-INF/LICENSE");
        jar(distributed.resolve("both-1.jar"), "META-INF/LICENSE");
        jar(standalone.resolve("one-1.jar"), "a");
        jar(distributed.resolve("apart-1.jar"), "one");
        jar(standalone.resolve("apart-1.jar"), "other");
    }

    @Test
    void whatIsTheSameLiesInOnePlace() throws IOException {
        assertThat(new Libraries(standalone, distributed).jars().keySet())
                .containsExactly(
                        "lib/common/both-1.jar",
                        "lib/distributed/apart-1.jar",
                        "lib/standalone/apart-1.jar",
                        "lib/standalone/one-1.jar");
    }

    @Test
    void aFileThatIsNotListedAndAPartThatIsNotThereAreRefused() throws IOException {
        BillOfMaterials parts = parts("aa", "{\"license\":{\"id\":\"MIT\"}}");
        parts.describesExactly(Set.of("aa"));
        assertThatThrownBy(() -> parts.describesExactly(Set.of("aa", "bb"))).hasMessageContaining("Not in it: [bb]");
        assertThatThrownBy(() -> parts.describesExactly(Set.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("org.example:both:1");
    }

    @Test
    void aTextOfTheLicenceComesFromTheListTheJarOrTheFolder() throws IOException {
        assertThat(paths(parts("aa", "{\"license\":{\"id\":\"MIT\",\"text\":{\"content\":\"free\"}}}")))
                .contains("THIRD-PARTY.txt", "licences/MIT.txt", "licences/jars/both-1/LICENSE");
        Files.delete(standalone.resolve("both-1.jar"));
        Files.delete(distributed.resolve("both-1.jar"));
        BillOfMaterials rare = parts("aa", "{\"license\":{\"name\":\"Rare One\"}}");
        assertThatThrownBy(() -> paths(rare)).hasMessageContaining("missing for [org.example:both:1]");
        Files.writeString(texts.resolve("Rare_One.txt"), "rare");
        assertThat(paths(rare)).contains("licences/Rare_One.txt");
    }

    private List<String> paths(BillOfMaterials parts) throws IOException {
        return Licences.of(parts, new Libraries(standalone, distributed), texts).stream()
                .map(BundleFile::path)
                .toList();
    }

    private BillOfMaterials parts(String sha256, String licence) throws IOException {
        Path file = folder.resolve("bom.json");
        Files.writeString(
                file,
                "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"group\":\"org.example\",\"name\":\"both\",\"version\":\"1\","
                        + "\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"" + sha256 + "\"}],\"licenses\":[" + licence
                        + "]}]}");
        return BillOfMaterials.read(file);
    }

    private static void jar(Path file, String entry) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            ZipEntry one = new ZipEntry(entry);
            one.setTime(0);
            out.putNextEntry(one);
            out.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
