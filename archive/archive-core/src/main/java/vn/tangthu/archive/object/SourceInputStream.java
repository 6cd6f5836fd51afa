package vn.tangthu.archive.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Keeps failures of the source apart from those of the medium: they are unchecked, and so reach the caller. */
final class SourceInputStream extends InputStream {
    private final InputStream in;

    SourceInputStream(ContentSource source) {
        try {
            in = source.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public int read() {
        try {
            return in.read();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The source cannot be read", e);
    }
}
