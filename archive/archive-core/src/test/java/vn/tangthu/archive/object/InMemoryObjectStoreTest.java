package vn.tangthu.archive.object;

import vn.tangthu.archive.contract.ObjectStoreContract;

class InMemoryObjectStoreTest implements ObjectStoreContract {
    @Override
    public ObjectStore store() {
        return new InMemoryObjectStore("memory");
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) {
        ((InMemoryObjectStore) store).flipBit(digest);
    }
}
