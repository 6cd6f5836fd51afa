package vn.tangthu.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The install script: what it refuses, and that the version in use stays in use whatever it refuses. */
class InstallTest {
    @TempDir
    private Path folder;

    private Release release;
    private Path prefix;
    private Path config;

    @BeforeEach
    void installTheFirst() throws Exception {
        release = new Release(folder.resolve("release"));
        prefix = Files.createDirectory(folder.resolve("prefix"));
        config = Files.createDirectory(folder.resolve("etc"));
        Files.writeString(config.resolve("ingest-1.yaml"), "name: ingest-1\n");
        Shell first = install(release.unpacked("1.0.0", "old"));
        assertThat(first.code()).as(first.output()).isZero();
        assertThat(current()).isEqualTo("1.0.0");
        // Units have no JAVA_HOME: what the installation was checked with is what they run with.
        assertThat(prefix.resolve("tangthu/jdk").toRealPath())
                .isEqualTo(Path.of(System.getProperty("java.home")).toRealPath());
    }

    @Test
    void aNewVersionStandsBesideTheOldAndTheWayBackIsOpen() throws Exception {
        Shell patch = install(release.unpacked("1.0.1", "patch"));
        assertThat(patch.code()).as(patch.output()).isZero();
        assertThat(patch.output()).contains("1.0.0 → 1.0.1", "restart the services one after another");
        assertThat(prefix.resolve("tangthu/1.0.0/VERSION")).exists();
        Shell next = install(release.unpacked("1.1.0", "line"));
        assertThat(next.output()).contains("stop all services, back the database up");
        Shell back = Shell.run(
                folder,
                prefix.resolve("tangthu/current/install.sh").toString(),
                "--switch",
                "1.0.1",
                "--prefix",
                prefix.toString());
        assertThat(back.code()).as(back.output()).isZero();
        assertThat(back.output()).contains("restore the backup");
        assertThat(current()).isEqualTo("1.0.1");
        assertThat(left()).containsExactly("1.0.0", "1.0.1", "1.1.0", "current", "jdk");
    }

    @Test
    void theSameVersionAgainChangesNothing() throws Exception {
        assertThat(install(release.unpacked("1.0.0", "again")).output()).contains("in use already");
        assertThat(current()).isEqualTo("1.0.0");
    }

    @Test
    void withoutAKeyAndWithAnothersNothingIsInstalled() throws Exception {
        Path bundle = release.unpacked("1.0.1", "new");
        refused(
                Shell.run(folder, bundle.resolve("install.sh").toString(), "--prefix", prefix.toString()),
                "--key is missing");
        Release stranger = new Release(folder.resolve("stranger"));
        refused(install(bundle, stranger.key), "The signature was not made by the key");
        refused(install(stranger.unpacked("1.0.1", "new")), "The signature was not made by the key");
    }

    @Test
    void aBundleThatIsNotWhatWasSignedIsRefused() throws Exception {
        Path changed = release.unpacked("1.0.1", "changed");
        Files.writeString(changed.resolve("lib/common/a.jar"), "other");
        refused(install(changed), "lib/common/a.jar: FAILED");

        Path extra = release.unpacked("1.0.1", "extra");
        Files.writeString(extra.resolve("lib/common/b.jar"), "more");
        refused(install(extra), "> lib/common/b.jar");

        Path lacking = release.unpacked("1.0.1", "lacking");
        Files.delete(lacking.resolve("docs/operations.md"));
        refused(install(lacking), "< docs/operations.md");

        Path linked = release.unpacked("1.0.1", "linked");
        Files.createSymbolicLink(linked.resolve("lib/common/c.jar"), linked.resolve("lib/common/a.jar"));
        refused(install(linked), "contains what is no file");

        Path relisted = release.unpacked("1.0.1", "relisted");
        Files.writeString(relisted.resolve("lib/common/a.jar"), "other");
        Shell sums = Shell.run(relisted, "bash", "-c", "sha256sum $(sed 's/.*  //' SHA256SUMS) >s; mv s SHA256SUMS");
        assertThat(sums.code()).as(sums.output()).isZero();
        refused(install(relisted), "The signature was not made by the key");
    }

    @Test
    void whatTheMachineLacksIsNamed() throws Exception {
        Path bundle = release.unpacked("1.0.1", "new");
        Files.delete(prefix.resolve("tangthu/jdk"));
        refused(
                Shell.run(
                        folder,
                        Map.of("JAVA_HOME", "", "TANGTHU_JDKS", folder.toString()),
                        command(bundle, release.key)),
                "JDK 25 (or 21) is needed");
        List<String> greedy = new ArrayList<>(command(bundle, release.key));
        greedy.addAll(List.of("--reserve", "999999999"));
        refused(Shell.run(folder, java(), greedy), "Too little room");
    }

    @Test
    void settingsThatDoNotSuitTheNewVersionKeepTheOldInUse() throws Exception {
        Path file = config.resolve("search-1.yaml");
        Files.writeString(file, "unknown-key: 1\n");
        Shell shell = install(release.unpacked("1.0.1", "new"));
        assertThat(shell.code()).isEqualTo(1);
        assertThat(shell.output()).contains("unknown-key is not known", "does not suit 1.0.1; 1.0.0 stays in use");
        assertThat(current()).isEqualTo("1.0.0");
        assertThat(file).hasContent("unknown-key: 1\n");
        Files.writeString(file, "name: search-1\n");
        assertThat(install(release.unpacked("1.0.1", "new-again")).code()).isZero();
        assertThat(current()).isEqualTo("1.0.1");
    }

    @Test
    void anOlderVersionIsNotInstalledOverANewerOneAndAVersionHasOneContent() throws Exception {
        refused(install(release.unpacked("0.9.9", "older")), "1.0.0 is in use, newer than 0.9.9");
        refused(install(release.unpacked("1.0.0-rc1", "candidate")), "1.0.0 is in use, newer than 1.0.0-rc1");
        Files.writeString(prefix.resolve("tangthu/1.0.0/SHA256SUMS"), "another\n");
        refused(install(release.unpacked("1.0.0", "again")), "is there with other content");
    }

    @Test
    void unitsPointToTheVersionInUse() throws Exception {
        List<String> command = new ArrayList<>(command(release.unpacked("1.0.1", "new"), release.key));
        command.addAll(List.of("--systemd", "--units", folder.resolve("units").toString()));
        Shell shell = Shell.run(folder, java(), command);
        assertThat(shell.code()).as(shell.output()).isZero();
        assertThat(folder.resolve("units/tangthu-ingest@.service"))
                .hasContent("ExecStart=" + prefix + "/tangthu/current/bin/distributed\n");
    }

    @Test
    void aMediumWithoutModesIsNoHindrance() throws Exception {
        Path bundle = release.unpacked("1.0.1", "new");
        Files.setPosixFilePermissions(bundle.resolve("bin/distributed"), PosixFilePermissions.fromString("rw-------"));
        List<String> command = new ArrayList<>(command(bundle, release.key));
        command.addFirst("bash");
        Shell shell = Shell.run(folder, java(), command);
        assertThat(shell.code()).as(shell.output()).isZero();
        assertThat(prefix.resolve("tangthu/1.0.1/bin/distributed")).isExecutable();
    }

    private void refused(Shell shell, String sentence) throws IOException {
        assertThat(shell.output()).contains(sentence);
        assertThat(shell.code()).isEqualTo(1);
        assertThat(current()).isEqualTo("1.0.0");
        assertThat(left()).contains("1.0.0", "current").isSubsetOf("1.0.0", "current", "jdk");
    }

    private Shell install(Path bundle) throws IOException, InterruptedException {
        return install(bundle, release.key);
    }

    private Shell install(Path bundle, Path key) throws IOException, InterruptedException {
        return Shell.run(folder, java(), command(bundle, key));
    }

    private List<String> command(Path bundle, Path key) {
        return List.of(
                bundle.resolve("install.sh").toString(),
                "--key",
                key.toString(),
                "--prefix",
                prefix.toString(),
                "--config",
                config.toString(),
                "--reserve",
                "1");
    }

    private static Map<String, String> java() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"));
    }

    private String current() throws IOException {
        return Files.readSymbolicLink(prefix.resolve("tangthu/current")).toString();
    }

    /** Names in the product's folder: nothing half done stays. */
    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(prefix.resolve("tangthu"))) {
            return files.filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
