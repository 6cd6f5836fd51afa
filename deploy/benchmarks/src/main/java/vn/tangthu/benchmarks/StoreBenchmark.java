package vn.tangthu.benchmarks;

import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.s3.S3ObjectStore;
import vn.tangthu.archive.s3.S3Settings;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** A put that counts, two copies read back and hashed, against a plain put to one server. */
final class StoreBenchmark {
    private static final int MEGABYTE = 1_000_000;

    private StoreBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        if (!ServerKind.MINIO.available()) {
            throw new IllegalStateException("This needs MinIO: deploy/bin/find-minio finds or builds it");
        }
        Path folder = setup.fresh("store");
        try (S3Server one = ServerKind.MINIO.start(Options.in(folder.resolve("one")));
                S3Server two = ServerKind.MINIO.start(Options.in(folder.resolve("two")));
                MirroredObjectStore mirror = new MirroredObjectStore(
                        copy("one", one, folder), copy("two", two, folder), MirrorListener.none())) {
            MinioClient plain = MinioClient.builder()
                    .endpoint(one.endpoint().toString())
                    .credentials(one.accessKey(), one.secretKey())
                    .region("us-east-1")
                    .build();
            MinioClient other = MinioClient.builder()
                    .endpoint(two.endpoint().toString())
                    .credentials(two.accessKey(), two.secretKey())
                    .region("us-east-1")
                    .build();
            plain.makeBucket(MakeBucketArgs.builder().bucket("plain").build());
            other.makeBucket(MakeBucketArgs.builder().bucket("plain").build());
            out.println(one.title() + ", two nodes on this machine\n");
            Random random = new Random(setup.seed());
            compare(setup, out, mirror, List.of(plain, other), random, MEGABYTE, setup.amount(100, 5));
            compare(setup, out, mirror, List.of(plain, other), random, 100 * MEGABYTE, setup.amount(5, 1));
            plain.close();
            other.close();
        }
    }

    private static void compare(
            Setup setup,
            PrintStream out,
            MirroredObjectStore mirror,
            List<MinioClient> nodes,
            Random random,
            int size,
            int count)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Contest contest = new Contest("ms a put of " + size / MEGABYTE + " MB")
                    .with(
                            "minio-java to one node (baseline)",
                            () -> each(
                                    count,
                                    size,
                                    random,
                                    (bytes, digest) ->
                                            put(nodes.getFirst(), Long.toHexString(random.nextLong()), bytes)))
                    .with(
                            "minio-java to both at once, read back and hashed",
                            () -> each(count, size, random, (bytes, digest) -> {
                                String name = Long.toHexString(random.nextLong());
                                Future<?> second =
                                        threads.submit(() -> putAndCheck(nodes.getLast(), name, bytes, digest));
                                putAndCheck(nodes.getFirst(), name, bytes, digest);
                                second.get();
                            }))
                    .with(
                            "mirror over two nodes, read back and hashed",
                            () -> each(count, size, random, (bytes, digest) -> {
                                if (!mirror.put(digest, ContentSource.of(bytes)).complete()) {
                                    throw new IOException("No two copies");
                                }
                            }))
                    .run(1, setup.rounds());
            out.println(contest.table());
        }
    }

    private static void put(MinioClient node, String name, byte[] bytes) throws Exception {
        node.putObject(PutObjectArgs.builder().bucket("plain").object(name).stream(
                        new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                .build());
    }

    /** What two verified copies take at the least, without any of our code. */
    private static @Nullable Void putAndCheck(MinioClient node, String name, byte[] bytes, Sha256 digest)
            throws Exception {
        put(node, name, bytes);
        try (InputStream in = node.getObject(
                GetObjectArgs.builder().bucket("plain").object(name).build())) {
            if (!Sha256.of(in).equals(digest)) {
                throw new IOException("Read back differs");
            }
        }
        return null;
    }

    @FunctionalInterface
    private interface Put {
        void put(byte[] bytes, Sha256 digest) throws Exception;
    }

    /** Fresh bytes each time; making and naming them is not counted. */
    private static double[] each(int count, int size, Random random, Put put) throws Exception {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        double seconds = 0;
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(size)] ^= 1;
            Sha256 digest = Sha256.of(bytes);
            long start = System.nanoTime();
            put.put(bytes, digest);
            seconds += Parallel.since(start);
        }
        return new double[] {seconds * 1000 / count};
    }

    private static S3ObjectStore copy(String name, S3Server server, Path folder) throws IOException {
        Path credentials = Files.createFile(
                folder.resolve(name + ".keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                credentials, "access-key=" + server.accessKey() + "\nsecret-key=" + server.secretKey() + "\n");
        S3ObjectStore store =
                S3ObjectStore.open(S3Settings.of(name, server.endpoint(), "mirror", "benchmark", credentials, null));
        store.initialise();
        return store;
    }
}
