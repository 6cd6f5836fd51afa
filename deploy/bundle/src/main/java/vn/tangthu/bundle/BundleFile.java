package vn.tangthu.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file of the bundle.
 *
 * @param path inside the bundle, with slashes, relative
 */
record BundleFile(String path, Content content, boolean executable) implements Comparable<BundleFile> {
    /** Names that {@code sha256sum} writes as they are, so that its lists have one form. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9@+_.-]+(/[A-Za-z0-9@+_.-]+)*");

    BundleFile {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            throw new IllegalArgumentException("Not a path inside the bundle: " + path);
        }
    }

    /** Bytes that can be read more than once. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    static BundleFile of(String path, Path source) {
        return new BundleFile(path, () -> Files.newInputStream(source), false);
    }

    static BundleFile program(String path, Path source) {
        return new BundleFile(path, () -> Files.newInputStream(source), true);
    }

    static BundleFile of(String path, byte[] content) {
        return new BundleFile(path, () -> new ByteArrayInputStream(content), false);
    }

    static BundleFile of(String path, String content) {
        return of(path, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(BundleFile other) {
        return path.compareTo(other.path);
    }
}
