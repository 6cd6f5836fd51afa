package vn.tangthu.archive.s3;

import vn.tangthu.s3servers.ServerKind;

class MinioStoreTest extends S3StoreTests {
    MinioStoreTest() {
        super(ServerKind.MINIO);
    }
}
