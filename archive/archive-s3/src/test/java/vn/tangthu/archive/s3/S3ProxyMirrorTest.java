package vn.tangthu.archive.s3;

import vn.tangthu.s3servers.ServerKind;

class S3ProxyMirrorTest extends S3MirrorTests {
    S3ProxyMirrorTest() {
        super(ServerKind.S3PROXY);
    }
}
