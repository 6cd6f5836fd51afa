package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.ListObjectVersionsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.MakeBucketArgs;
import io.minio.SetBucketVersioningArgs;
import io.minio.messages.ListObjectsResult;
import io.minio.messages.VersioningConfiguration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bucket in which locks are tried: one that holds nothing, not even an earlier version, but what such checks left behind.
 * Its rules are changed and its end is tried, so any other bucket of this name is left alone.
 */
final class TrialGround {
    private static final System.Logger LOGGER = System.getLogger(TrialGround.class.getName());

    private final String name;
    private final S3Connection connection;

    TrialGround(S3Settings settings, S3Connection connection) {
        String bucket = settings.bucket();
        this.name = bucket.substring(0, Math.min(bucket.length(), 57)) + "-check";
        this.connection = connection;
    }

    String name() {
        return name;
    }

    /** Makes the bucket if it is missing; null if it can be used, else why not. */
    @Nullable
    Finding obstacle() {
        try {
            return isOurs() ? null : foreign();
        } catch (S3Exception e) {
            return e.trouble() == Trouble.BUCKET_MISSING && make() ? null : noneToBeHad();
        }
    }

    private Finding foreign() {
        return Finding.unknown(
                "bucket " + name + " chứa thứ khác nên được để yên; hãy chuyển nó sang tên khác",
                "the bucket " + name + " holds something else and is left alone; give that another name");
    }

    private Finding noneToBeHad() {
        return Finding.unknown(
                "không tạo và không dùng được bucket " + name + " có khóa tệp",
                "a bucket " + name + " with object lock can neither be made nor used");
    }

    private boolean isOurs() throws S3Exception {
        ListObjectsResult objects = connection
                .call(client -> await(client.listObjectsV2(
                        ListObjectsV2Args.builder().bucket(name).delimiter("/").build())))
                .result();
        return holdsTrialsAlone(objects) && keepsTrialsAlone();
    }

    /** The same for versions that are hidden, where the server knows any. */
    private boolean keepsTrialsAlone() throws S3Exception {
        try {
            return holdsTrialsAlone(connection
                    .call(client -> await(client.listObjectVersions(ListObjectVersionsArgs.builder()
                            .bucket(name)
                            .delimiter("/")
                            .build())))
                    .result());
        } catch (S3Exception e) {
            if (e.trouble() == Trouble.NOT_OFFERED || e.trouble() == Trouble.REFUSED) {
                return true;
            }
            throw e;
        }
    }

    private static boolean holdsTrialsAlone(ListObjectsResult found) {
        return found.contents().isEmpty()
                && Stream.ofNullable(found.deleteMarkers()).allMatch(markers -> markers.isEmpty())
                && found.commonPrefixes().stream()
                        .allMatch(folder -> folder.toItem().objectName().equals(TrialObjects.ROOT));
    }

    private boolean make() {
        try {
            connection.call(client -> {
                await(client.makeBucket(
                        MakeBucketArgs.builder().bucket(name).objectLock(true).build()));
                return name;
            });
            keepVersions();
            return true;
        } catch (S3Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "No bucket for the check: {0}", e.getMessage());
            return false;
        }
    }

    /** A server that did not hear of locks may know versions all the same. */
    private void keepVersions() {
        try {
            connection.call(client -> {
                await(client.setBucketVersioning(SetBucketVersioningArgs.builder()
                        .bucket(name)
                        .config(new VersioningConfiguration(VersioningConfiguration.Status.ENABLED, null, null, null))
                        .build()));
                return name;
            });
        } catch (S3Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "Versioning cannot be switched on: {0}", e.getMessage());
        }
    }
}
