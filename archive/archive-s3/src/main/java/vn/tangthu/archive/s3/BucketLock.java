package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.GetObjectLockConfigurationArgs;
import io.minio.messages.RetentionMode;

/** Whether a bucket locks whatever is put into it. */
final class BucketLock {
    private BucketLock() {}

    static Finding finding(String bucket, S3Connection connection) {
        try {
            var lock = connection.call(client -> await(client.getObjectLockConfiguration(
                    GetObjectLockConfigurationArgs.builder().bucket(bucket).build())));
            return lock.mode() == RetentionMode.COMPLIANCE
                    ? Finding.held()
                    : Finding.broken(
                            "bucket " + bucket + " không có thời hạn mặc định ở chế độ COMPLIANCE",
                            "the bucket " + bucket + " has no default retention in COMPLIANCE mode");
        } catch (S3Exception e) {
            return e.trouble() == Trouble.REFUSED || e.trouble() == Trouble.NOT_OFFERED
                    ? Finding.broken(
                            "bucket " + bucket + " không bật khóa tệp", "the bucket " + bucket + " has no object lock")
                    : Finding.unknown(e);
        }
    }
}
