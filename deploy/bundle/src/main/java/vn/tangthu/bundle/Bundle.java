package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Everything of one bundle, with a list of SHA-256 checksums and the releaser's signature of that list. */
final class Bundle {
    /** Lists every file but itself and its signature, in the form of {@code sha256sum}. */
    static final String CHECKSUMS = "SHA256SUMS";

    static final String SIGNATURE = "SHA256SUMS.sig";

    private final String root;
    private final List<BundleFile> files;

    private Bundle(String root, List<BundleFile> files) {
        this.root = root;
        this.files = files;
    }

    /** @throws IllegalArgumentException if two files have one path */
    static Bundle of(String version, Collection<BundleFile> content, SigningKey key)
            throws IOException, GeneralSecurityException {
        TreeSet<BundleFile> sorted = new TreeSet<>();
        StringBuilder sums = new StringBuilder();
        for (BundleFile file : content) {
            if (!sorted.add(file)) {
                throw new IllegalArgumentException("Twice in the bundle: " + file.path());
            }
        }
        for (BundleFile file : sorted) {
            sums.append(Digests.of(file.content()))
                    .append("  ")
                    .append(file.path())
                    .append('\n');
        }
        byte[] list = sums.toString().getBytes(StandardCharsets.UTF_8);
        List<BundleFile> files = new ArrayList<>(sorted);
        files.add(BundleFile.of(CHECKSUMS, list));
        files.add(BundleFile.of(SIGNATURE, key.sign(list)));
        return new Bundle("tangthu-" + version, files);
    }

    /** Name of the one folder in it, and of its file without the ending. */
    String root() {
        return root;
    }

    List<BundleFile> files() {
        return files;
    }
}
