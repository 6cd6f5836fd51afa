package vn.tangthu.archive.s3;

import vn.tangthu.s3servers.ServerKind;

class MinioMirrorTest extends S3MirrorTests {
    MinioMirrorTest() {
        super(ServerKind.MINIO);
    }
}
