package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.Http;
import io.minio.ListObjectsV2Args;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.s3.S3Connection.Request;

/**
 * The object that tells the bucket of this medium from any other: the medium's name, its own id, and the installation. It is
 * looked at when the store is first used, again every few seconds, after any trouble, and before something is called missing.
 */
final class BucketMarker {
    static final String KEY = "tangthu-medium";
    private static final long GOOD_FOR = Duration.ofSeconds(10).toNanos();
    private static final int LONGEST = 1024;

    private final S3Settings settings;
    private final S3Connection connection;
    private volatile @Nullable Seen seen;

    private record Seen(String id, @Nullable String version, long at, boolean current) {}

    private record Content(List<String> lines, @Nullable String version) {}

    BucketMarker(S3Settings settings, S3Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    void initialise() throws S3Exception {
        boolean empty;
        try {
            empty = connection.callNow(this::isEmpty);
        } catch (S3Exception e) {
            if (e.trouble() != Trouble.BUCKET_MISSING) {
                throw e;
            }
            connection.callNow(client -> await(client.makeBucket(
                    MakeBucketArgs.builder().bucket(settings.bucket()).build())));
            empty = true;
        }
        if (empty) {
            write();
        }
        look(connection::callNow);
    }

    /** Asks the server. */
    void check() throws S3Exception {
        look(connection::call);
    }

    /** Asks the server, even if nobody answered a moment ago. */
    void checkNow() throws S3Exception {
        look(connection::callNow);
    }

    /** Asks the server unless it was asked a moment ago. */
    void checkSometimes() throws S3Exception {
        Seen last = seen;
        if (last == null || !last.current || System.nanoTime() - last.at > GOOD_FOR) {
            check();
        }
    }

    /**
     * The version of the marker when it was last looked at: an id where the bucket keeps versions, the word {@code null} where it
     * began to keep them later or stopped, null where it never did, or where nobody looked yet.
     */
    @Nullable
    String version() {
        Seen last = seen;
        return last == null ? null : last.version;
    }

    /** The next one who asks looks again. */
    void doubt() {
        Seen last = seen;
        if (last != null) {
            seen = new Seen(last.id, last.version, last.at, false);
        }
    }

    private boolean isEmpty(MinioAsyncClient client) throws Exception {
        return await(client.listObjectsV2(ListObjectsV2Args.builder()
                        .bucket(settings.bucket())
                        .maxKeys(1)
                        .build()))
                .result()
                .contents()
                .isEmpty();
    }

    private void write() throws S3Exception {
        String lines = settings.name() + "\n" + UUID.randomUUID() + "\n" + settings.installation() + "\n";
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        try {
            connection.callNow(client -> await(client.putObject(PutObjectAPIArgs.builder()
                    .bucket(settings.bucket())
                    .object(KEY)
                    .data(bytes, bytes.length)
                    .headers(new Http.Headers("If-None-Match", "*"))
                    .build())));
        } catch (S3Exception e) {
            if (e.trouble() != Trouble.CONDITION) {
                throw e;
            }
            // Another process set the medium up at the same moment; what it wrote is looked at next.
        }
    }

    private interface Caller {
        <T> T call(Request<T> request) throws S3Exception;
    }

    private void look(Caller caller) throws S3Exception {
        Content content;
        try {
            content = caller.call(this::read);
        } catch (S3Exception e) {
            if (e.trouble() != Trouble.INTERRUPTED) {
                doubt();
            }
            throw e.trouble() == Trouble.NO_OBJECT
                    ? foreign("không có tệp " + KEY, "the object " + KEY + " is missing")
                    : e;
        }
        List<String> lines = content.lines;
        Seen before = seen;
        if (lines.size() != 3) {
            throw foreign("tệp " + KEY + " không phải nhãn của kho", "the object " + KEY + " is not a medium's mark");
        }
        if (!lines.get(2).equals(settings.installation())) {
            throw foreign("hệ thống khác", "another installation");
        }
        if (!lines.get(0).equals(settings.name())) {
            throw foreign("kho " + lines.get(0), "the medium " + lines.get(0));
        }
        if (before != null && !before.id.equals(lines.get(1))) {
            throw foreign("kho khác cùng tên", "another medium of the same name");
        }
        seen = new Seen(lines.get(1), content.version, System.nanoTime(), true);
    }

    private Content read(MinioAsyncClient client) throws Exception {
        try (GetObjectResponse in = await(client.getObject(
                GetObjectArgs.builder().bucket(settings.bucket()).object(KEY).build()))) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return new Content(text.lines().toList(), in.headers().get("x-amz-version-id"));
        }
    }

    private S3Exception foreign(String vietnamese, String english) {
        doubt();
        return connection.foreign(new Sentence(vietnamese, english));
    }
}
