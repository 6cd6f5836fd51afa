package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.UploadPartArgs;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Finds out whether the bucket takes writes, and leaves nothing behind. In a bucket that keeps versions nothing that was stored
 * can be removed for good, under a default retention by nobody: there a part of an object is sent that is then given up.
 */
final class WriteProbe {
    private static final long GOOD_FOR = Duration.ofMinutes(10).toNanos();
    private static final byte[] BYTES = {1, 2, 3};

    private final String bucket;
    private final S3Connection connection;
    private final LongSupplier nanoTime;
    private volatile boolean written;
    private volatile long at;

    WriteProbe(String bucket, S3Connection connection, LongSupplier nanoTime) {
        this.bucket = bucket;
        this.connection = connection;
        this.nanoTime = nanoTime;
    }

    /** Whether the last write failed, or lies too far back to say anything. */
    boolean isDue() {
        return !written || nanoTime.getAsLong() - at > GOOD_FOR;
    }

    void succeeded() {
        at = nanoTime.getAsLong();
        written = true;
    }

    void failed() {
        written = false;
    }

    /**
     * Writes, and notes how that went.
     *
     * @param versioned whether the bucket keeps versions
     * @return false if what was read back is something else
     */
    boolean make(boolean versioned) throws S3Exception {
        written = false;
        String key = "probe/" + UUID.randomUUID();
        boolean same = versioned ? part(key) : object(key);
        if (same) {
            succeeded();
        }
        return same;
    }

    private boolean object(String key) throws S3Exception {
        connection.callNow(client -> await(client.putObject(PutObjectAPIArgs.builder()
                .bucket(bucket)
                .object(key)
                .data(BYTES, BYTES.length)
                .build())));
        try {
            return connection.callNow(client -> {
                try (InputStream in = await(client.getObject(
                        GetObjectArgs.builder().bucket(bucket).object(key).build()))) {
                    return Arrays.equals(in.readAllBytes(), BYTES);
                }
            });
        } finally {
            connection.call(client -> await(client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build())));
        }
    }

    private boolean part(String key) throws S3Exception {
        String id = connection
                .callNow(client -> await(client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .build())))
                .result()
                .uploadId();
        try {
            connection.callNow(client -> await(client.uploadPart(UploadPartArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .uploadId(id)
                    .partNumber(1)
                    .data(BYTES, BYTES.length)
                    .build())));
            return true;
        } finally {
            connection.call(client -> await(client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .uploadId(id)
                    .build())));
        }
    }
}
