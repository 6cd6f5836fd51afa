package vn.tangthu.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.wiring.StartRefusedException;

/** The releaser's key stays with the releaser. */
class SigningKeyTest {
    @TempDir
    private Path folder;

    private Path sources;
    private Path file;

    @BeforeEach
    void make() throws Exception {
        sources = Files.createDirectory(folder.resolve("sources"));
        file = folder.resolve("release-key");
        SigningKey.create(file, sources);
    }

    @Test
    void onlyItsOwnerReadsIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rwx------"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            refused(file, "chmod 600");
        }
    }

    @Test
    void itIsNotKeptAmongTheSources() throws Exception {
        Path inside = sources.resolve("release-key");
        assertThatThrownBy(() -> SigningKey.create(inside, sources)).hasMessageContaining("among the sources");
        Files.copy(file, inside, StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(SigningKey.publicHalf(file), SigningKey.publicHalf(inside));
        refused(inside, "among the sources");
        Path link = Files.createSymbolicLink(folder.resolve("elsewhere"), sources);
        refused(link.resolve("release-key"), "among the sources");
    }

    @Test
    void itIsNeverOverwritten() throws Exception {
        String before = Files.readString(file);
        assertThatThrownBy(() -> SigningKey.create(file, sources)).hasMessageContaining("not overwritten");
        assertThat(file).hasContent(before);
    }

    @Test
    void whatIsNoKeyOrNoPairIsNamed() throws Exception {
        refused(folder.resolve("nothing"), "Make a key");
        Path other = folder.resolve("other");
        SigningKey.create(other, sources);
        Files.copy(SigningKey.publicHalf(other), SigningKey.publicHalf(file), StandardCopyOption.REPLACE_EXISTING);
        SigningKey mixed = SigningKey.read(file, sources);
        assertThatThrownBy(() -> mixed.sign(new byte[3])).hasMessageContaining("not one pair");
        Files.writeString(other, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        refused(other, "not an Ed25519 key");
    }

    private void refused(Path key, String sentence) {
        assertThatThrownBy(() -> SigningKey.read(key, sources))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(sentence);
    }
}
