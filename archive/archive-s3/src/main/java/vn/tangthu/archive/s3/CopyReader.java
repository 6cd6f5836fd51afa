package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.MinioAsyncClient;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.s3.StoredCopy.Absent;
import vn.tangthu.archive.s3.StoredCopy.Damaged;
import vn.tangthu.archive.s3.StoredCopy.Good;
import vn.tangthu.archive.s3.StoredCopy.Unreadable;

/** Reads objects in full and hashes them. */
final class CopyReader {
    /** Objects up to this size are read once and served from memory. */
    static final int SMALL = 256 << 10;

    private final String bucket;
    private final S3Connection connection;
    private final BucketMarker marker;

    CopyReader(String bucket, S3Connection connection, BucketMarker marker) {
        this.bucket = bucket;
        this.connection = connection;
        this.marker = marker;
    }

    /** @throws S3Exception if the medium cannot be asked, or is another one */
    StoredCopy read(Sha256 digest) throws S3Exception {
        try {
            return connection.call(client -> hash(client, digest));
        } catch (S3Exception e) {
            if (e.trouble() == Trouble.NO_OBJECT) {
                return absent();
            }
            if (e.trouble() == Trouble.STALLED || !e.trouble().passing()) {
                throw e;
            }
            return again(digest);
        }
    }

    /** A server that finds its own copy damaged fails again and again, or breaks off, while everything else works. */
    private StoredCopy again(Sha256 digest) throws S3Exception {
        marker.check();
        try {
            return connection.call(client -> hash(client, digest));
        } catch (S3Exception e) {
            marker.check();
            return e.trouble() == Trouble.NO_OBJECT
                    ? new Absent()
                    : new Unreadable(
                            "The server cannot read its copy: " + e.sentence().english());
        }
    }

    private Absent absent() throws S3Exception {
        marker.check();
        return new Absent();
    }

    /** @param tag of the content that was hashed, or null */
    InputStream open(Sha256 digest, @Nullable String tag, long offset, long length) throws S3Exception {
        return connection.stream(client -> {
            GetObjectArgs.Builder request = GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(key(digest))
                    .offset(offset)
                    .length(length);
            return await(client.getObject((tag == null ? request : request.matchETag(tag)).build()));
        });
    }

    static String key(Sha256 digest) {
        String hex = digest.hex();
        return Listing.PREFIX + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }

    private StoredCopy hash(MinioAsyncClient client, Sha256 digest) throws Exception {
        try (GetObjectResponse in = await(client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key(digest)).build()))) {
            byte[] start = in.readNBytes(SMALL + 1);
            boolean small = start.length <= SMALL;
            Hashed hashed = small ? new Hashed(Sha256.of(start), start.length) : hash(start, in);
            return hashed.digest.equals(digest) ? new Good(hashed.size, tag(in), small ? start : null) : new Damaged();
        }
    }

    private record Hashed(Sha256 digest, long size) {}

    private static Hashed hash(byte[] start, InputStream rest) throws IOException {
        var digest = Sha256.newDigest();
        digest.update(start);
        long size = start.length;
        byte[] buffer = new byte[1 << 16];
        for (int n = rest.read(buffer); n >= 0; n = rest.read(buffer)) {
            digest.update(buffer, 0, n);
            size += n;
        }
        return new Hashed(Sha256.of(digest), size);
    }

    private static @Nullable String tag(GetObjectResponse in) {
        String tag = in.headers().get("ETag");
        return tag == null ? null : tag.replace("\"", "");
    }
}
