package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.Sha256;

/**
 * Writes one object: what fits into a part in one request, anything larger in parts, of which two are in memory at a time.
 * Every request carries a checksum that the server compares; nothing is visible before all of it was found right.
 */
final class Upload {
    private static final System.Logger LOGGER = System.getLogger(Upload.class.getName());
    private static final int MOST_PARTS = 10_000;
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    /** What became of it. */
    enum Outcome {
        STORED,
        /** An object of this name is there, and was to be kept. */
        THERE,
        /** The source has another digest; nothing was stored. */
        WRONG_DIGEST
    }

    private final String bucket;
    private final S3Connection connection;
    private final int partSize;

    Upload(String bucket, S3Connection connection, int partSize) {
        this.bucket = bucket;
        this.connection = connection;
        this.partSize = partSize;
    }

    /** Whether a source of this size goes in one request. */
    boolean isSingle(long size) {
        return size <= partSize;
    }

    /**
     * @throws UncheckedIOException if the source cannot be read; what was begun is given up
     */
    Outcome single(Sha256 digest, ContentSource source, boolean keep) throws S3Exception {
        byte[] bytes;
        try (InputStream in = source.open()) {
            bytes = in.readNBytes(partSize + 1);
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (bytes.length > partSize || !Sha256.of(bytes).equals(digest)) {
            return Outcome.WRONG_DIGEST;
        }
        Http.Headers headers = new Http.Headers(
                "x-amz-content-sha256", digest.hex(),
                "x-amz-sdk-checksum-algorithm", "SHA256",
                "x-amz-checksum-sha256", base64(HexFormat.of().parseHex(digest.hex())));
        if (keep) {
            headers.put("If-None-Match", "*");
        }
        try {
            connection.call(client -> await(client.putObject(PutObjectAPIArgs.builder()
                    .bucket(bucket)
                    .object(CopyReader.key(digest))
                    .data(bytes, bytes.length)
                    .headers(headers)
                    .build())));
            return Outcome.STORED;
        } catch (S3Exception e) {
            if (keep && e.trouble() == Trouble.CONDITION) {
                return Outcome.THERE;
            }
            throw e;
        }
    }

    /** As {@link #single}, for sources of any size; replaces what is there. */
    Outcome inParts(Sha256 digest, ContentSource source) throws S3Exception {
        int size = partSizeFor(source);
        String key = CopyReader.key(digest);
        String id = connection
                .call(client -> await(client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .headers(new Http.Headers("x-amz-checksum-algorithm", "CRC32C"))
                        .build())))
                .result()
                .uploadId();
        boolean complete = false;
        try {
            MessageDigest found = Sha256.newDigest();
            List<Part> parts = send(key, id, source, size, found);
            if (!Sha256.of(found).equals(digest)) {
                return Outcome.WRONG_DIGEST;
            }
            connection.call(client -> await(client.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .uploadId(id)
                    .parts(parts.toArray(Part[]::new))
                    .build())));
            complete = true;
            return Outcome.STORED;
        } finally {
            if (!complete) {
                giveUp(key, id);
            }
        }
    }

    /** While one part is on its way the next is read and hashed. */
    private List<Part> send(String key, String id, ContentSource source, int size, MessageDigest digest)
            throws S3Exception {
        byte[][] buffers = {new byte[size], new byte[size]};
        List<Part> parts = new ArrayList<>();
        try (InputStream in = source.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Part> running = null;
            for (int number = 1; ; number++) {
                byte[] buffer = buffers[number % 2];
                int length = in.readNBytes(buffer, 0, size);
                digest.update(buffer, 0, length);
                if (running != null) {
                    parts.add(sent(running));
                }
                if (length == 0) {
                    return parts;
                }
                int part = number;
                running = threads.submit(() -> send(key, id, part, buffer, length));
            }
        } catch (S3Exception e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Part send(String key, String id, int number, byte[] bytes, int length) throws S3Exception {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        String checksum =
                base64(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        Http.Headers headers = new Http.Headers(
                "x-amz-content-sha256", UNSIGNED,
                "x-amz-sdk-checksum-algorithm", "CRC32C",
                "x-amz-checksum-crc32c", checksum);
        return connection
                .call(client -> await(client.uploadPart(UploadPartArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .uploadId(id)
                        .partNumber(number)
                        .data(bytes, length)
                        .headers(headers)
                        .build())))
                .part();
    }

    private static Part sent(Future<Part> part) throws S3Exception {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof S3Exception cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while a part was sent"));
        }
    }

    /** What cannot be given up now the server sweeps away by itself; it is never visible as an object. */
    private void giveUp(String key, String id) {
        try {
            connection.call(client -> await(client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .uploadId(id)
                    .build())));
        } catch (S3Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "An upload in parts could not be given up: {0}", e.getMessage());
        }
    }

    private int partSizeFor(ContentSource source) {
        try {
            return Math.toIntExact(Math.max(partSize, source.size() / MOST_PARTS + 1));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String base64(byte[] sum) {
        return Base64.getEncoder().encodeToString(sum);
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The source cannot be read", e);
    }
}
