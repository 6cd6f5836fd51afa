package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.ListObjectsV2Args;
import io.minio.messages.ListBucketResultV2;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;

/** The pages of a bucket's list of objects, fetched as they are needed. */
final class Listing implements Iterator<Iterator<Sha256>> {
    static final String PREFIX = "objects/";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final String bucket;
    private final String keys;
    private final S3Connection connection;
    private @Nullable ListBucketResultV2 page;
    private boolean more = true;

    private Listing(String bucket, String keys, S3Connection connection) throws S3Exception {
        this.bucket = bucket;
        this.keys = keys;
        this.connection = connection;
        this.page = fetch(null);
    }

    /**
     * @param digits that the digests begin with: two, or none
     * @throws S3Exception if the first page cannot be had; later ones fail with {@link UncheckedIOException}
     */
    static Stream<Sha256> of(String bucket, String digits, S3Connection connection) throws S3Exception {
        String keys = digits.isEmpty() ? PREFIX : PREFIX + digits + "/";
        int traits = Spliterator.NONNULL | Spliterator.DISTINCT;
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(new Listing(bucket, keys, connection), traits), false)
                .flatMap(page -> StreamSupport.stream(Spliterators.spliteratorUnknownSize(page, traits), false));
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Iterator<Sha256> next() {
        ListBucketResultV2 current = page;
        if (current == null) {
            throw new NoSuchElementException();
        }
        more = current.isTruncated();
        try {
            page = more ? fetch(current.nextContinuationToken()) : null;
        } catch (S3Exception e) {
            throw new UncheckedIOException(e);
        }
        return current.contents().stream()
                .map(item -> item.objectName().substring(item.objectName().lastIndexOf('/') + 1))
                .filter(name -> DIGEST.matcher(name).matches())
                .map(Sha256::new)
                .iterator();
    }

    private ListBucketResultV2 fetch(@Nullable String token) throws S3Exception {
        return connection.call(client -> {
            ListObjectsV2Args.Builder request =
                    ListObjectsV2Args.builder().bucket(bucket).prefix(keys);
            return await(client.listObjectsV2((token == null ? request : request.continuationToken(token)).build()))
                    .result();
        });
    }
}
