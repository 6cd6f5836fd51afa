package vn.tangthu.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.wiring.StartRefusedException;

/** A bundle is the same whenever it is made, and standard tools tell whether it is whole and whose it is. */
class BundleTest {
    @TempDir
    private Path folder;

    private Release release;

    @BeforeEach
    void make() throws Exception {
        release = new Release(folder.resolve("release"));
    }

    @Test
    void theSameFilesGiveTheSameBundleAndSignature() throws Exception {
        Path one = release.bundle("1.0.0", "one");
        Path two = release.bundle("1.0.0", "two");
        for (String ending : List.of("", ".sha256", ".sha256.sig")) {
            assertThat(two.resolveSibling(two.getFileName() + ending))
                    .hasSameBinaryContentAs(one.resolveSibling(one.getFileName() + ending));
        }
    }

    @Test
    void entriesAreSortedAndBearOneTimeAndNobodysName() throws Exception {
        List<String> files = new ArrayList<>();
        try (TarArchiveInputStream tar = open(release.bundle("1.0.0", "one"))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getModTime().toInstant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
                assertThat(entry.getUserName() + entry.getLongUserId()).isEqualTo("root0");
                if (entry.isFile()) {
                    files.add(entry.getName());
                }
            }
        }
        assertThat(files).isSorted().contains("tangthu-1.0.0/SHA256SUMS", "tangthu-1.0.0/SHA256SUMS.sig");
        assertThat(String.join("\n", files)).doesNotContain("release-key");
    }

    @Test
    void standardToolsVerifyIt() throws Exception {
        Path bundle = release.bundle("1.0.0", "one");
        assertThat(verify(bundle, release.key)).isTrue();
        Release other = new Release(folder.resolve("other"));
        assertThat(verify(bundle, other.key)).as("another releaser's key").isFalse();
    }

    @Test
    void standardToolsRefuseAShortenedOne() throws Exception {
        Path bundle = release.bundle("1.0.0", "one");
        try (FileChannel file = FileChannel.open(bundle, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 100);
        }
        assertThat(verify(bundle, release.key)).isFalse();
    }

    @Test
    void aVersionHasOneContent() throws Exception {
        Path bundle = release.bundle("1.0.0", "one");
        release.bundle("1.0.0", "one");
        Files.writeString(bundle, "something else");
        assertThatThrownBy(() -> release.bundle("1.0.0", "one"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("Raise the version");
    }

    @Test
    void nothingLiesOutsideOrTwice() throws Exception {
        for (String path : List.of("../x", "/x", "a//b", "a b", "a/../../b", "a\nb")) {
            assertThatThrownBy(() -> BundleFile.of(path, "")).as(path).isInstanceOf(IllegalArgumentException.class);
        }
        SigningKey key = SigningKey.create(folder.resolve("k"), Files.createDirectory(folder.resolve("sources")));
        List<BundleFile> twice = List.of(BundleFile.of("a", "1"), BundleFile.of("a", "2"));
        assertThatThrownBy(() -> Bundle.of("1.0.0", twice, key)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The commands of docs/operations.md. */
    private static boolean verify(Path bundle, Path key) throws IOException, InterruptedException {
        String name = bundle.getFileName().toString();
        return Shell.run(
                                bundle.resolveSibling("."),
                                "bash",
                                "-c",
                                "openssl pkeyutl -verify -pubin -inkey " + key + " -rawin -in " + name
                                        + ".sha256 -sigfile " + name + ".sha256.sig && sha256sum -c " + name
                                        + ".sha256")
                        .code()
                == 0;
    }

    private static TarArchiveInputStream open(Path bundle) throws IOException {
        InputStream in = Files.newInputStream(bundle);
        return new TarArchiveInputStream(new GZIPInputStream(in));
    }
}
