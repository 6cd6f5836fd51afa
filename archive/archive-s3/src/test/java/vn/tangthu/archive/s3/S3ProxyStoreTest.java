package vn.tangthu.archive.s3;

import vn.tangthu.s3servers.ServerKind;

class S3ProxyStoreTest extends S3StoreTests {
    S3ProxyStoreTest() {
        super(ServerKind.S3PROXY);
    }
}
