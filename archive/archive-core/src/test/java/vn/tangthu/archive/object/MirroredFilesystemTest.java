package vn.tangthu.archive.object;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.contract.ObjectStoreContract;

/** The pair that the product runs on. */
class MirroredFilesystemTest implements ObjectStoreContract {
    @TempDir
    Path root;

    @Override
    public ObjectStore store() throws IOException {
        return new MirroredObjectStore(medium("one"), medium("two"), MirrorListener.none());
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) throws IOException {
        FilesystemObjectStoreTest.flipBit(root.resolve(copy), digest);
    }

    private ObjectStore medium(String name) throws IOException {
        FilesystemObjectStore store = new FilesystemObjectStore(name, root.resolve(name), 0);
        store.initialise();
        return store;
    }
}
