package vn.tangthu.archive.object;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * A whole object on its way to a reader, hashed once more. The last bytes are handed out only if all of it has the right digest,
 * so that what was damaged since the object was opened ends as a broken transfer, and never as a file that is complete.
 */
public final class ProvenInputStream extends InputStream {
    private final InputStream in;
    private final Sha256 expected;
    private final MessageDigest digest = Sha256.newDigest();
    private long left;

    /** @param size of the object in bytes */
    public ProvenInputStream(InputStream in, Sha256 expected, long size) {
        this.in = in;
        this.expected = expected;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws IOException also if the object ends early or has another digest than when it was opened */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int n = in.read(bytes, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new IOException("The object ended early while it was read");
        }
        digest.update(bytes, offset, n);
        left -= n;
        if (left == 0 && !Sha256.of(digest).equals(expected)) {
            throw new IOException("The object changed while it was read");
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
