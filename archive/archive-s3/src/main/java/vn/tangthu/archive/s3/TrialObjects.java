package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.GetObjectArgs;
import io.minio.GetObjectRetentionArgs;
import io.minio.Http;
import io.minio.ListObjectVersionsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.messages.Retention;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects that are made to be tried out, under one prefix of one bucket. */
final class TrialObjects {
    private static final System.Logger LOGGER = System.getLogger(TrialObjects.class.getName());
    /** Prefix of all of them, of whatever run. */
    static final String ROOT = "tangthu-check/";

    private final S3Connection connection;
    private final String bucket;
    private final String prefix;

    TrialObjects(S3Connection connection, String bucket, String prefix) {
        this.connection = connection;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    S3Connection connection() {
        return connection;
    }

    String bucket() {
        return bucket;
    }

    String prefix() {
        return prefix;
    }

    String key(String name) {
        return prefix + name;
    }

    ObjectWriteResponse put(String name, byte[] bytes, String... headers) throws S3Exception {
        return connection.call(client -> await(client.putObject(PutObjectAPIArgs.builder()
                .bucket(bucket)
                .object(key(name))
                .data(bytes, bytes.length)
                .headers(new Http.Headers(headers))
                .build())));
    }

    /** @return nothing where there is no such object */
    Optional<byte[]> get(String name, @Nullable String version) throws S3Exception {
        try {
            return Optional.of(connection.call(client -> {
                GetObjectArgs.Builder request =
                        GetObjectArgs.builder().bucket(bucket).object(key(name));
                try (InputStream in =
                        await(client.getObject((version == null ? request : request.versionId(version)).build()))) {
                    return in.readAllBytes();
                }
            }));
        } catch (S3Exception e) {
            if (e.trouble() == Trouble.NO_OBJECT || e.trouble() == Trouble.BUCKET_MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    byte[] range(String name, long offset, long length) throws S3Exception {
        return connection.call(client -> {
            try (InputStream in = await(client.getObject(GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(key(name))
                    .offset(offset)
                    .length(length)
                    .build()))) {
                return in.readAllBytes();
            }
        });
    }

    List<String> list() throws S3Exception {
        return connection
                .call(client -> await(client.listObjectsV2(ListObjectsV2Args.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .build())))
                .result()
                .contents()
                .stream()
                .map(item -> item.objectName().substring(prefix.length()))
                .toList();
    }

    Retention retention(String name, String version) throws S3Exception {
        return connection.call(client -> await(client.getObjectRetention(GetObjectRetentionArgs.builder()
                .bucket(bucket)
                .object(key(name))
                .versionId(version)
                .build())));
    }

    /** Removes an object, or one version of it with whatever right there is to pass over a lock. */
    void remove(String name, @Nullable String version) throws S3Exception {
        removeKey(key(name), version);
    }

    private void removeKey(String key, @Nullable String version) throws S3Exception {
        connection.call(client -> {
            RemoveObjectArgs.Builder request =
                    RemoveObjectArgs.builder().bucket(bucket).object(key);
            await(client.removeObject(
                    (version == null ? request : request.versionId(version).bypassGovernanceMode(true)).build()));
            return key;
        });
    }

    /** Removes what may be removed, objects and versions that no lock protects, if it was written before then. */
    void cleanUp(Instant before) {
        try {
            var versions = connection
                    .call(client -> await(client.listObjectVersions(ListObjectVersionsArgs.builder()
                            .bucket(bucket)
                            .prefix(prefix)
                            .build())))
                    .result();
            Stream.concat(versions.contents().stream(), versions.deleteMarkers().stream())
                    .filter(version -> version.lastModified().toInstant().isBefore(before))
                    .forEach(version -> tryToRemove(version.objectName(), version.versionId()));
        } catch (S3Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "Versions cannot be listed: {0}", e.getMessage());
            removeCurrent();
        }
    }

    private void removeCurrent() {
        try {
            list().forEach(name -> tryToRemove(key(name), null));
        } catch (S3Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "Objects cannot be listed: {0}", e.getMessage());
        }
    }

    private void tryToRemove(String key, @Nullable String version) {
        try {
            removeKey(key, version);
        } catch (S3Exception e) {
            // It is under a lock still; the next run finds it free.
            LOGGER.log(System.Logger.Level.DEBUG, "Left behind {0}: {1}", key, e.getMessage());
        }
    }
}
