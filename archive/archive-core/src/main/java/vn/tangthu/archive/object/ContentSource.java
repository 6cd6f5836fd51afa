package vn.tangthu.archive.object;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once, such as a staged file. */
public interface ContentSource {
    /** Number of bytes. */
    long size() throws IOException;

    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    static ContentSource of(Path file) {
        return new ContentSource() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    static ContentSource of(byte[] bytes) {
        return new ContentSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
