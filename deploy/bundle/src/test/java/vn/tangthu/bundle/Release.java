package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A releaser with a key, who makes small bundles: the real install script around a program that only checks settings. */
final class Release {
    private static final String PROGRAM = """
            #!/bin/sh
            # check-config PROGRAM --config FILE
            ! grep -q unknown-key "$4" || { echo "unknown-key is not known"; exit 1; }
            """;

    final Path key;
    private final Path folder;
    private final SigningKey signing;

    Release(Path folder) throws IOException, GeneralSecurityException {
        this.folder = Files.createDirectories(folder);
        key = SigningKey.publicHalf(folder.resolve("release-key"));
        Path sources = Files.createDirectories(folder.resolve("sources"));
        SigningKey made = SigningKey.create(folder.resolve("release-key"), sources);
        signing = SigningKey.read(folder.resolve("release-key"), sources);
        if (!made.fingerprint().equals(signing.fingerprint())) {
            throw new AssertionError("The key that was written is not the one that was read");
        }
    }

    /** Writes the bundle of a version; its archive. */
    Path bundle(String version, String to) throws IOException, GeneralSecurityException {
        List<BundleFile> files = new ArrayList<>(List.of(
                BundleFile.of("VERSION", "version=" + version + "\ncommit=none\n"),
                BundleFile.program("install.sh", Path.of("install.sh").toAbsolutePath()),
                new BundleFile("bin/distributed", BundleFile.of("x", PROGRAM).content(), true),
                BundleFile.of("lib/common/a.jar", random(version.hashCode())),
                BundleFile.of("docs/operations.md", "# " + version + "\n"),
                BundleFile.of("systemd/tangthu-ingest@.service", "ExecStart=/opt/tangthu/current/bin/distributed\n")));
        Collections.shuffle(files, new Random(to.hashCode()));
        Path target = Files.createDirectories(folder.resolve(to));
        return BundleCommand.write(Bundle.of(version, files, signing), signing, target);
    }

    /** Writes and unpacks it; its folder. */
    Path unpacked(String version, String to) throws IOException, GeneralSecurityException, InterruptedException {
        Path archive = bundle(version, to);
        Shell tar = Shell.run(archive.resolveSibling("."), "tar", "xzf", archive.toString());
        if (tar.code() != 0) {
            throw new AssertionError(tar.output());
        }
        return archive.resolveSibling("tangthu-" + version);
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[5000];
        new Random(seed).nextBytes(bytes);
        System.arraycopy("jar".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 3);
        return bytes;
    }
}
