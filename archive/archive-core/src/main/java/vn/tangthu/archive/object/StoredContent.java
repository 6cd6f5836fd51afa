package vn.tangthu.archive.object;

import java.io.IOException;
import java.io.InputStream;
import vn.tangthu.archive.object.OpenOutcome.Opened;

/** An object of a store as the source of another copy. */
record StoredContent(ObjectStore store, Sha256 digest) implements ContentSource {
    @Override
    public long size() throws IOException {
        Opened opened = opened(store.openRange(digest, 0, 0));
        opened.stream().close();
        return opened.size();
    }

    @Override
    public InputStream open() throws IOException {
        return opened(store.open(digest)).stream();
    }

    private static Opened opened(OpenOutcome outcome) throws IOException {
        if (outcome instanceof Opened opened) {
            return opened;
        }
        throw new IOException("The good copy cannot be read any more");
    }
}
